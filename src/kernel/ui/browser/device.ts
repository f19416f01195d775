/** What a browser says of the device it runs on. */
export type Device = Pick<Navigator, 'userAgent' | 'maxTouchPoints'>;

/** An iPhone or iPad. Since iPadOS 13, Safari says it is on a Macintosh: no Macintosh can be touched. */
export function isApple({ userAgent, maxTouchPoints }: Device): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}
