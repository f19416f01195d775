import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { birthday, checkEligibility } from '../../src/passes/eligibility.js';
import type { PassCategory } from '../../src/passes/pass.entity.js';
import { NotEligible } from '../../src/passes/passes.errors.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const rules = { communeCodes: ['94002', '94028'], minimumAge: 62 };
const jeanne = { bornOn: '1964-12-08', communeCode: '94002', residenceProofSeen: true };

/** @returns the first rule that is not met */
function missing(person: Partial<typeof jeanne>, today: string, category: PassCategory = 1): string | undefined {
  const { bornOn, ...rest } = { ...jeanne, ...person };
  try {
    checkEligibility({ ...rest, bornOn: day(bornOn) }, category, rules, day(today));
    return undefined;
  } catch (error) {
    if (error instanceof NotEligible) return String(error.extra!.rule);
    throw error;
  }
}

describe('the minimum age', () => {
  test.each([
    ['1964-12-08', '2026-12-07', 'too_young'],
    ['1964-12-08', '2026-12-08', undefined],
    ['1964-12-08', '2026-12-09', undefined],
    ['1964-12-31', '2026-12-31', undefined],
    ['1965-01-01', '2026-12-31', 'too_young'],
    ['1965-01-01', '2027-01-01', undefined],
  ])('born on %s, on %s: %s', (bornOn, today, rule) => {
    expect(missing({ bornOn }, today)).toBe(rule);
  });

  test('born on 29 February, it is reached on 1 March of a common year', () => {
    expect([missing({ bornOn: '1964-02-29' }, '2026-02-28'), missing({ bornOn: '1964-02-29' }, '2026-03-01')]).toEqual([
      'too_young',
      undefined,
    ]);
  });

  test('a disability card takes its place, and of nothing else', () => {
    expect(missing({ bornOn: '1990-01-01' }, '2026-12-08', 3)).toBeUndefined();
    expect(missing({ bornOn: '1990-01-01' }, '2026-12-08', 2)).toBe('too_young');
    expect(missing({ communeCode: '75056' }, '2026-12-08', 3)).toBe('outside_communes');
    expect(missing({ residenceProofSeen: false }, '2026-12-08', 3)).toBe('residence_not_seen');
  });
});

describe('the day of an age', () => {
  test.each([
    ['1964-02-29', 62, '2026-03-01'],
    ['1964-02-29', 64, '2028-02-29'],
    ['1964-02-28', 62, '2026-02-28'],
    ['1964-03-01', 62, '2026-03-01'],
    ['1964-01-31', 62, '2026-01-31'],
  ])('born on %s, %i years: %s', (bornOn, age, expected) => {
    expect(birthday(day(bornOn), age).toString()).toBe(expected);
  });
});

test('any commune of the CCAS will do, and only those', () => {
  expect(missing({ communeCode: '94028' }, '2026-12-08')).toBeUndefined();
  expect(missing({ communeCode: '94028', residenceProofSeen: false }, '2026-12-08')).toBe('residence_not_seen');
  expect(missing({ communeCode: '94046' }, '2026-12-08')).toBe('outside_communes');
});
