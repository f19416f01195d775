import { decodeJwt } from 'jose';

const place = (uri: string) => `liste ${uri}`;

/** When the newest status list of this address that was read in this browser was signed, seconds; 0 when none was. */
export function newestSeen(uri: string): number {
  try {
    return Number(localStorage.getItem(place(uri)) ?? 0);
  } catch {
    return 0;
  }
}

/**
 * Notes it, so that an older one is not believed later. It tells of no pass: a list is for all of them.
 * @param token verified by the caller
 */
export function noteSeen(uri: string, token: string): void {
  try {
    localStorage.setItem(place(uri), String(decodeJwt(token).iat ?? 0));
  } catch {
    // A private window keeps nothing: every list is then the first.
  }
}
