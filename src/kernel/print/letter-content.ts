import type { PrintedPicture } from './picture.js';

/** A letter on A4, folded in three for an envelope with a window: see `recipientWindow`. */
export interface Letter {
  sender: { name: string; address: string | null; phone: string | null; logo?: PrintedPicture | null };
  /** Name, street, postcode and commune. */
  recipient: string[];
  place: string;
  /** ISO day. */
  date: string;
  subject: string;
  body: LetterBlock[];
  /** After the body: how the CCAS takes its leave, and signs. */
  closing?: string | null;
}

/** A paragraph, a heading, a list, facts with their names, or a QR code (of a web address) with words beside it. */
export type LetterBlock =
  string | { heading: string } | { list: string[] } | { facts: [string, string][] } | { qr: string; caption: string };
