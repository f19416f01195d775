import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Benefit, savedCents } from '../../src/offers/offer-terms.js';

/** A million euros, the most a till may send. */
const cents = fc.integer({ min: 1, max: 100_000_000 });
const aBenefit: fc.Arbitrary<Benefit> = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), value: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ kind: fc.constantFrom('amount' as const, 'fixed_price' as const), value: cents }),
  fc.record({ kind: fc.constantFrom('free_item' as const, 'service' as const), value: fc.option(cents) }),
);

describe('what the holder saves', () => {
  test.each([
    [{ kind: 'percent', value: 10 }, 1999, 200],
    [{ kind: 'percent', value: 10 }, 5, 1],
    [{ kind: 'percent', value: 10 }, 4, 0],
    [{ kind: 'percent', value: 5 }, 110, 6],
    [{ kind: 'percent', value: 100 }, 1999, 1999],
    [{ kind: 'percent', value: 10 }, undefined, 0],
    [{ kind: 'amount', value: 500 }, 1999, 500],
    [{ kind: 'amount', value: 500 }, 300, 300],
    [{ kind: 'amount', value: 500 }, undefined, 500],
    [{ kind: 'fixed_price', value: 1200 }, 1999, 799],
    [{ kind: 'fixed_price', value: 1200 }, 900, 0],
    [{ kind: 'fixed_price', value: 1200 }, undefined, 0],
    [{ kind: 'free_item', value: 350 }, undefined, 350],
    [{ kind: 'service', value: null }, undefined, 0],
  ] as [Benefit, number | undefined, number][])('%j on %p cents: %i', (benefit, amountCents, saved) => {
    expect(savedCents(benefit, amountCents)).toBe(saved);
  });

  test('is a whole number of cents, never negative', () => {
    fc.assert(
      fc.property(aBenefit, fc.option(cents, { nil: undefined }), (benefit, amountCents) => {
        const saved = savedCents(benefit, amountCents);
        expect(Number.isSafeInteger(saved)).toBe(true);
        expect(saved).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('is never more than was paid, whatever takes something off the price', () => {
    const offPrice = aBenefit.filter(({ kind }) => kind !== 'free_item' && kind !== 'service');
    fc.assert(
      fc.property(offPrice, cents, (benefit, amountCents) => {
        expect(savedCents(benefit, amountCents)).toBeLessThanOrEqual(amountCents);
      }),
    );
  });

  test('a percentage is rounded half up to the cent: within half a cent, and up when exactly half', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), cents, (value, amountCents) => {
        const exact = BigInt(amountCents) * BigInt(value); // in hundredths of a cent
        const saved = BigInt(savedCents({ kind: 'percent', value }, amountCents)) * 100n;
        expect(saved - exact <= 50n && exact - saved < 50n).toBe(true);
      }),
    );
  });

  test('who buys more never saves less', () => {
    fc.assert(
      fc.property(aBenefit, cents, cents, (benefit, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(savedCents(benefit, less)).toBeLessThanOrEqual(savedCents(benefit, more));
      }),
    );
  });
});
