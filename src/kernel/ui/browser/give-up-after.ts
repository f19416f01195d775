/** `AbortSignal.timeout`, which Chrome has since 103 and Safari since 16. @param patienceMs milliseconds */
export function giveUpAfter(patienceMs: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), patienceMs);
  return controller.signal;
}
