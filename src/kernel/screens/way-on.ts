import { secureCookie } from '../access/cookies.js';
import type { Visit } from '../access/visit.js';

/** What the browser keeps, from then on, for this many seconds or until it is closed; with no value it forgets. */
export interface KeptCookie {
  name: string;
  value?: string;
  seconds?: number;
}

/** The answer to a form that was accepted: go and see, so that reloading does not send it again. */
export class WayOn {
  constructor(readonly path: string) {}
}

/** Off to another site, which our own configuration names; never an address that somebody has sent. */
export class WayOut {
  constructor(readonly url: URL) {}
}

interface More {
  cookies?: readonly KeptCookie[];
  headers?: Record<string, string>;
}

/** What a handler shows, or where it leads, and what its answer carries besides. */
export class Besides<R> {
  constructor(
    readonly result: R,
    readonly more: More,
  ) {}
}

/** @param path of this site; whatever leads elsewhere leads home instead */
export function to(path: string): WayOn {
  return new WayOn(path);
}

/** Sent with the answer once everything is committed, and not at all when it is refused: a handler never touches the reply. */
export function besides<R>(result: R, more: More): Besides<R> {
  return new Besides(result, more);
}

/** Once everything is committed. */
export function carry({ reply }: Visit, { more: { cookies = [], headers = {} } }: Besides<unknown>): void {
  for (const { name, value, seconds } of cookies)
    if (value === undefined) reply.clearCookie(name, secureCookie);
    else reply.setCookie(name, value, { ...secureCookie, maxAge: seconds });
  reply.headers(headers);
}

/** What a handler has left to be done, a chart or a paper to be drawn, holds no connection. */
export function drawn(result: unknown): unknown {
  return typeof result === 'function' ? (result as () => unknown)() : result;
}
