import { randomBytes } from 'node:crypto';
import { crockfordOf } from '../../kernel/text/crockford.js';

/** A new creditor reference (ISO 11649): `RF`, two check digits, and `DON` with eight characters drawn at random. */
export function newPaymentReference(): string {
  return withCheckDigits(`DON${crockfordOf(randomBytes(8))}`);
}

/** @param body up to 21 letters and digits */
export function withCheckDigits(body: string): string {
  return `RF${String(98 - mod97(`${body}RF00`)).padStart(2, '0')}${body}`;
}

/** Whether its check digits hold; written without blanks, in capitals. */
export function isPaymentReference(text: string): boolean {
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(text) && mod97(text.slice(4) + text.slice(0, 4)) === 1;
}

/** Every reference of ours a bank's words hold, however the bank has cut them; a wrong one is left out. */
export function paymentReferencesIn(label: string): string[] {
  const packed = label.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  const found = packed.matchAll(/RF\d{2}DON[0-9A-Z]{8}/g);
  return [...new Set(Array.from(found, ([reference]) => reference).filter(isPaymentReference))];
}

/** In groups of four, as it is read and typed: `RF35 DON7 K2MQ …`. */
export function spacedReference(reference: string): string {
  return reference.replaceAll(/(.{4})(?=.)/g, '$1 ');
}

/** Letters count from A = 10 (ISO 7064, MOD 97-10). */
function mod97(text: string): number {
  let rest = 0;
  for (const letter of text) for (const digit of String(parseInt(letter, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}
