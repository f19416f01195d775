import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readEuros } from '../../src/kernel/text/read-euros.js';

describe('an amount as a person types it', () => {
  test.each([
    ['12,50', 1250],
    ['12.5', 1250],
    ['12', 1200],
    [' 1 250 € ', 125_000],
    ['1\u202f250,05\u00a0€', 125_005],
    ['0,09', 9],
  ])('%s is %i cents', (text, cents) => {
    expect(readEuros(text)).toBe(cents);
  });

  test.each(['', '€', '€12', '12,505', '-3', '+3', '12,', ',50', '1e3', '1.250,00', 'douze', '12€50', 'Infinity'])(
    '%p is no amount',
    (text) => {
      expect(readEuros(text)).toBeUndefined();
    },
  );

  test('any amount written in French is read back to the cent', () => {
    const french = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (cents) => {
        expect(readEuros(french.format(cents / 100))).toBe(cents);
        expect(readEuros((cents / 100).toFixed(2))).toBe(cents);
      }),
    );
  });

  test('whatever is typed, the answer is undefined or a whole number of cents', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789,. €-e') }), (text) => {
        const cents = readEuros(text);
        expect(cents === undefined || (Number.isSafeInteger(cents) && cents >= 0)).toBe(true);
      }),
    );
  });
});
