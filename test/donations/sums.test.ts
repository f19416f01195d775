import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amountInWords } from '../../src/donations/receipts/amount-in-words.js';
import { declarationDeadline } from '../../src/donations/receipts/declaration-deadline.js';
import { estimateCompany, estimatePerson } from '../../src/donations/giving/estimate.js';
import {
  isPaymentReference,
  newPaymentReference,
  paymentReferencesIn,
  spacedReference,
  withCheckDigits,
} from '../../src/donations/giving/payment-reference.js';
import { typedCents } from '../../src/kernel/text/typed-cents.js';
import { csvEuros } from '../../src/kernel/http/csv.js';
import { frenchEuros } from '../../src/kernel/ui/french.js';
import { isCounterpartHigh } from '../../src/donations/giving/counterpart.js';
import { companyRatesOf, personRatesOf, skillLimitOf } from '../../src/donations/settings/tax-rules.js';
import { companyRates, counterpartLimit, personRates, skillLimit } from '../../src/donations/settings/tax-tables.js';
import { nearest } from '../../src/laws/law-tables.js';
import { socialSecurityCeiling } from '../../src/laws/social-security-ceiling.js';

const company = companyRatesOf(companyRates.known[0]!.figures);
const person = personRatesOf(personRates.known[0]!.figures);
const [ceiling] = socialSecurityCeiling.known.map((period) => ({ id: null, ...period }));
const cents = fc.integer({ min: 1, max: 99_999_999_999 });

describe('an amount in French words', () => {
  test.each([
    [7_100, 'soixante et onze euros'],
    [8_000, 'quatre-vingts euros'],
    [8_100, 'quatre-vingt-un euros'],
    [9_100, 'quatre-vingt-onze euros'],
    [20_000, 'deux cents euros'],
    [20_100, 'deux cent un euros'],
    [100_000, 'mille euros'],
    [8_000_000, 'quatre-vingt mille euros'],
    [100_000_000, 'un million d’euros'],
    [300_000_000, 'trois millions d’euros'],
    [100_000_100, 'un million un euros'],
    [100_000_001, 'un million d’euros et un centime'],
    [1, 'un centime'],
    [80, 'quatre-vingts centimes'],
    [100, 'un euro'],
    [171, 'un euro et soixante et onze centimes'],
    [123_456, 'mille deux cent trente-quatre euros et cinquante-six centimes'],
  ])('%i cents: %s', (amount, words) => {
    expect(amountInWords(amount)).toBe(words);
  });
});

describe('the estimate of a company’s reduction', () => {
  test('60 %, within 20 000 € or 5 ‰ of the turnover, whichever is higher', () => {
    expect(estimateCompany(company, { giftCents: 10_000_00 })).toMatchObject({
      ceilingCents: 20_000_00,
      reductionCents: 6_000_00,
      carriedCents: 0,
    });
    expect(estimateCompany(company, { giftCents: 60_000_00, turnoverCents: 10_000_000_00 })).toMatchObject({
      ceilingCents: 50_000_00,
      reductionCents: 30_000_00,
      carriedCents: 10_000_00,
      carryYears: 5,
    });
  });

  test('40 % above two million a year', () => {
    const big = { giftCents: 3_000_000_00, turnoverCents: 1_000_000_000_00 };
    expect(estimateCompany(company, big)).toMatchObject({
      atRateCents: 2_000_000_00,
      aboveCents: 1_000_000_00,
      reductionCents: 1_600_000_00,
    });
  });

  test('what was given before uses up the ceiling first', () => {
    expect(estimateCompany(company, { giftCents: 10_000_00, givenCents: 15_000_00 })).toMatchObject({
      reductionCents: 3_000_00,
      carriedCents: 5_000_00,
    });
  });

  test('what was given before uses up the two millions at 60 % too', () => {
    const after = (givenCents: number) => {
      const big = { giftCents: 1_000_000_00, turnoverCents: 1_000_000_000_00, givenCents };
      const { atRateCents, aboveCents, reductionCents } = estimateCompany(company, big);
      return [atRateCents, aboveCents, reductionCents];
    };
    expect(after(1_000_000_00)).toEqual([1_000_000_00, 0, 600_000_00]);
    expect(after(1_500_000_00)).toEqual([500_000_00, 500_000_00, 500_000_00]);
    expect(after(1_999_999_99)).toEqual([1, 999_999_99, 400_000_01]);
    expect(after(2_000_000_00)).toEqual([0, 1_000_000_00, 400_000_00]);
    expect(after(3_000_000_00)).toEqual([0, 1_000_000_00, 400_000_00]);
  });

  test('a gift cut in two over the year counts as it would have in one', () => {
    const turnoverCents = 1_000_000_000_00;
    fc.assert(
      fc.property(cents, cents, (first, second) => {
        const whole = estimateCompany(company, { giftCents: first + second, turnoverCents });
        const parts = [
          estimateCompany(company, { giftCents: first, turnoverCents }),
          estimateCompany(company, { giftCents: second, turnoverCents, givenCents: first }),
        ];
        for (const part of ['atRateCents', 'aboveCents', 'carriedCents'] as const)
          expect(parts[0]![part] + parts[1]![part]).toBe(whole[part]);
      }),
    );
  });

  test('to the cent: the parts make the gift, and the reduction is between 40 and 60 % of what counts', () => {
    fc.assert(
      fc.property(cents, fc.option(cents), fc.option(cents), (giftCents, turnover, given) => {
        const found = estimateCompany(company, {
          giftCents,
          turnoverCents: turnover ?? undefined,
          givenCents: given ?? undefined,
        });
        const counted = found.atRateCents + found.aboveCents;
        expect(counted + found.carriedCents).toBe(giftCents);
        expect(counted).toBeLessThanOrEqual(found.ceilingCents);
        expect(Number.isInteger(found.reductionCents)).toBe(true);
        expect(Math.abs(found.reductionCents - (found.atRateCents * 0.6 + found.aboveCents * 0.4))).toBeLessThanOrEqual(
          1,
        );
      }),
    );
  });
});

describe('the estimate of a person’s reduction', () => {
  test('66 % within 20 % of the taxable income, the rest carried over; never 75 %', () => {
    expect(estimatePerson(person, { giftCents: 100_00 })).toMatchObject({ ceilingCents: null, reductionCents: 66_00 });
    expect(estimatePerson(person, { giftCents: 5_000_00, incomeCents: 20_000_00 })).toMatchObject({
      ceilingCents: 4_000_00,
      reductionCents: 2_640_00,
      carriedCents: 1_000_00,
    });
    expect(JSON.stringify([companyRates.known, personRates.known])).not.toContain('75');
  });

  test('to the cent', () => {
    fc.assert(
      fc.property(cents, fc.option(cents), (giftCents, income) => {
        const found = estimatePerson(person, { giftCents, incomeCents: income ?? undefined });
        expect(found.countedCents + found.carriedCents).toBe(giftCents);
        expect(Math.abs(found.reductionCents - found.countedCents * 0.66)).toBeLessThanOrEqual(0.5 + 1e-4);
      }),
    );
  });
});

describe('an amount as it is typed', () => {
  test('comes back to the cent from what our own files and pages write', () => {
    fc.assert(
      fc.property(cents, (amount) => {
        expect(typedCents(csvEuros(amount))).toEqual({ cents: amount });
        expect(typedCents(frenchEuros(amount))).toEqual({ cents: amount });
      }),
    );
  });
});

describe('a payment reference (ISO 11649)', () => {
  test('holds by its check digits, and not with a digit or a letter changed for another, or two of a kind swapped', () => {
    expect(withCheckDigits('539007547034')).toBe('RF18539007547034');
    fc.assert(
      fc.property(fc.nat(24), fc.nat(35), (at, letter) => {
        const reference = newPaymentReference();
        expect(isPaymentReference(reference)).toBe(true);
        const place = 2 + (at % (reference.length - 2));
        const isDigit = (character: string) => /\d/.test(character);
        const [one, two] = [reference[place]!, reference[place + 1]];
        // A letter counts as two digits: `B1` and `1B` are the same number, and the standard cannot tell them apart.
        const other = letter.toString(36).toUpperCase();
        const changed = reference.slice(0, place) + other + reference.slice(place + 1);
        if (other !== one && isDigit(other) === isDigit(one)) expect(isPaymentReference(changed)).toBe(false);
        const swapped = reference.slice(0, place) + two + one + reference.slice(place + 2);
        if (two && one !== two && isDigit(one) === isDigit(two)) expect(isPaymentReference(swapped)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('is found in a bank’s words, cut or in lower case; a wrong one is not', () => {
    const reference = newPaymentReference();
    expect(paymentReferencesIn(`VIR INST BOULANGERIE ${spacedReference(reference).toLowerCase()} MERCI`)).toEqual([
      reference,
    ]);
    expect(paymentReferencesIn(`VIR/${reference}/${reference}`)).toEqual([reference]);
    expect(paymentReferencesIn('VIR RF00DONABCDEFGH')).toEqual([]);
  });
});

describe('limits of the law', () => {
  test('an employee’s month counts up to three times the PMSS', () => {
    expect(skillLimitOf(skillLimit.known[0]!.figures, ceiling!.figures)).toEqual({ ceilings: 3, cents: 12_015_00 });
  });

  test('what is given back is warned of above a quarter, not at a quarter', () => {
    const percent = counterpartLimit.known[0]!.figures.share / 100;
    const isHigh = (cents: number) => isCounterpartHigh(cents, 1_000_00, percent);
    expect([isHigh(250_00), isHigh(250_01)]).toEqual([false, true]);
  });

  test('a rule past its last day is still used, and said to be past', () => {
    expect(nearest([ceiling!], '2026-12-31').isOutdated).toBe(false);
    expect(nearest([ceiling!], '2027-01-01')).toMatchObject({ isOutdated: true, figures: { month: 4_005_00 } });
    const next = { ...ceiling!, validFrom: '2027-01-01', validThrough: '2027-12-31', figures: { month: 4_100_00 } };
    expect(nearest([next, ceiling!], '2027-01-01')).toMatchObject({ isOutdated: false, figures: { month: 4_100_00 } });
  });

  test.each([
    [2022, '2023-05-03'],
    [2025, '2026-05-05'],
    [2026, '2027-05-04'],
    [2027, '2028-05-03'],
  ])('gifts of %i are declared by %s: the second working day after 1 May', (year, deadline) => {
    expect(declarationDeadline(year).toString()).toBe(deadline);
  });
});
