import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { drawPassNumber, formatPassNumber, parsePassNumber } from '../../src/passes/pass-number.js';

const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const zeros = new Uint8Array(8);
/** Where the check character of what was drawn could not be read, the second draw is one that can. */
const aNumber = fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => {
  const draws = [bytes, zeros];
  return drawPassNumber(() => draws.shift()!);
});

describe('a pass number', () => {
  test('is eight characters and a check character, drawn by chance, and reads as itself', () => {
    const drawn = Array.from({ length: 200 }, () => drawPassNumber());
    expect(new Set(drawn).size).toBe(200);
    for (const number of drawn) {
      expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{9}$/);
      expect(parsePassNumber(number)).toBe(number);
    }
  });

  test('whose check character nobody could read is not given out: another is drawn', () => {
    // 32 modulo 37 has no letter of its own: `*` in Crockford's alphabet.
    const unreadable = Uint8Array.from([0, 0, 0, 0, 0, 0, 1, 0]);
    const draws = [unreadable, unreadable, zeros];
    expect(drawPassNumber(() => draws.shift()!)).toBe('000000000');
    expect(draws).toEqual([]);
  });

  test('is written in two groups and a check character', () => {
    expect(formatPassNumber('K7QM4T2XW')).toBe('K7QM-4T2X-W');
  });

  test('reads the same in capitals or not, with hyphens, spaces, dots or nothing between', () => {
    fc.assert(
      fc.property(aNumber, fc.constantFrom('-', ' ', '.', '', ' - ', '\u00a0'), (number, between) => {
        const typed = [number.slice(0, 4), number.slice(4, 8), number.slice(8)].join(between);
        expect(parsePassNumber(typed)).toBe(number);
        expect(parsePassNumber(` ${typed.toLowerCase()} `)).toBe(number);
        expect(parsePassNumber(formatPassNumber(number))).toBe(number);
      }),
    );
  });

  test('heard as the letter O, I or L, a zero or a one is meant', () => {
    fc.assert(
      fc.property(aNumber, fc.constantFrom('I', 'L', 'i', 'l'), fc.constantFrom('O', 'o'), (number, one, zero) => {
        expect(parsePassNumber(number.replaceAll('1', one).replaceAll('0', zero))).toBe(number);
      }),
    );
  });

  test('with any one character wrong is refused, whichever and wherever', () => {
    fc.assert(
      fc.property(aNumber, (number) => {
        for (let at = 0; at < 9; at++)
          for (const other of alphabet)
            if (other !== number[at])
              expect(parsePassNumber(number.slice(0, at) + other + number.slice(at + 1))).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  test('with two neighbours exchanged is refused, wherever', () => {
    fc.assert(
      fc.property(aNumber, (number) => {
        for (let at = 0; at < 8; at++) {
          const [one, other] = [number[at]!, number[at + 1]!];
          if (one !== other)
            expect(parsePassNumber(number.slice(0, at) + other + one + number.slice(at + 2))).toBeUndefined();
        }
      }),
    );
  });

  test('too short, too long, or with a U is refused', () => {
    fc.assert(
      fc.property(aNumber, (number) => {
        for (const typed of [number.slice(0, 8), `${number}0`, '', `U${number.slice(1)}`])
          expect(parsePassNumber(typed)).toBeUndefined();
      }),
    );
  });
});
