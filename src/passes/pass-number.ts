import { randomBytes } from 'node:crypto';
import { crockford, crockfordOf, readCrockford } from '../kernel/text/crockford.js';

/**
 * A number a person can read aloud: eight characters drawn at random and a check character (the value modulo 37).
 * Numbers whose check would be one of `*~$=U` are not given out: nobody reads those aloud.
 */
export function drawPassNumber(random: (size: number) => Uint8Array = randomBytes): string {
  for (;;) {
    const body = crockfordOf(random(8));
    const check = crockford[checkValue(body)];
    if (check) return body + check;
  }
}

/** `k7qm-4t2x-w`, as typed or read aloud, to the nine characters stored; undefined when the check does not hold. */
export function parsePassNumber(text: string): string | undefined {
  const typed = readCrockford(text);
  if (!/^[0-9A-HJKMNP-TV-Z]{9}$/.test(typed)) return undefined;
  return crockford[checkValue(typed.slice(0, 8))] === typed[8] ? typed : undefined;
}

/** `K7QM-4T2X-W` */
export function formatPassNumber(number: string): string {
  return `${number.slice(0, 4)}-${number.slice(4, 8)}-${number.slice(8)}`;
}

function checkValue(body: string): number {
  let value = 0;
  for (const character of body) value = (value * 32 + crockford.indexOf(character)) % 37;
  return value;
}
