/** What the browser keeps, from then on, for this many seconds; with nothing to keep it forgets. */
interface KeptCookie {
  name: string;
  value?: string;
  seconds?: number;
}

/** The answer to a form that was accepted: go and see, so that reloading does not send it again. */
export class WayOn {
  constructor(
    readonly path: string,
    readonly cookies: readonly KeptCookie[],
  ) {}
}

/** @param path of this site; whatever leads elsewhere leads home instead */
export function to(path: string, ...cookies: KeptCookie[]): WayOn {
  return new WayOn(path, cookies);
}
