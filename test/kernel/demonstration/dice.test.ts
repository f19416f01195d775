import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Dice } from '../../../src/kernel/demonstration/dice.js';

const thrown = (dice: Dice) => Array.from({ length: 40 }, () => dice.whole(1, 1_000_000));

describe('what chance decides in the demonstration', () => {
  test('is the same each time, and another for each slice', () => {
    expect(thrown(new Dice('residents'))).toEqual(thrown(new Dice('residents')));
    expect(thrown(new Dice('residents'))).not.toEqual(thrown(new Dice('passes')));
  });

  test('is what it was on every machine and under every version of Node', () => {
    expect(thrown(new Dice('residents')).slice(0, 4)).toEqual([322_171, 666_832, 793_240, 759_999]);
  });

  test('stays within its bounds, both included', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), fc.nat(60), fc.string(), (from, more, whose) => {
        const dice = new Dice(whose);
        for (let time = 0; time < 20; time++) {
          const value = dice.whole(from, from + more);
          expect(value).toBeGreaterThanOrEqual(from);
          expect(value).toBeLessThanOrEqual(from + more);
        }
      }),
    );
    const dice = new Dice('both ends');
    expect(new Set(Array.from({ length: 60 }, () => dice.whole(1, 3)))).toEqual(new Set([1, 2, 3]));
  });

  test('gives each share its part, and a share of nothing nothing', () => {
    const dice = new Dice('shares');
    const counts = { often: 0, seldom: 0, never: 0 };
    for (let time = 0; time < 4000; time++)
      counts[
        dice.weighed([
          ['often', 9],
          ['never', 0],
          ['seldom', 1],
        ] as const)
      ]++;
    expect(counts.never).toBe(0);
    expect(counts.often / counts.seldom).toBeGreaterThan(7);
    expect(counts.often / counts.seldom).toBeLessThan(12);
  });

  test('has nothing to choose from an empty list', () => {
    expect(() => new Dice('empty').oneOf([])).toThrow('Nothing to choose from.');
    expect(() => new Dice('empty').weighed([['none', 0]])).toThrow();
  });
});
