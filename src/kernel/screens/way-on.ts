/** The answer to a form that was accepted: go and see, so that reloading does not send it again. */
export class WayOn {
  constructor(readonly path: string) {}
}

/** @param path of this site; whatever leads elsewhere leads home instead */
export function to(path: string): WayOn {
  return new WayOn(path);
}
