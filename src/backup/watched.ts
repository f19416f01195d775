/** Whoever waits for long work: is told where it is, and may stop it. */
export interface Watched {
  /** Says what is being done. @throws the reason, once the work was stopped */
  tell(text: string): void;
  stop: AbortSignal;
}
