import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSiren, isSiret } from '../../../src/kernel/companies/identifiers.js';
import { InvalidInput } from '../../../src/kernel/errors/domain-error.js';
import { Siren as IsSiren, Siret as IsSiret } from '../../../src/kernel/fields/companies.js';
import { readInput } from '../../../src/kernel/http/input.js';

class Company {
  @IsSiren()
  siren!: string;

  @IsSiret()
  siret!: string;
}

describe('numbers of companies', () => {
  test.each([
    ['a company', '732829320', true],
    ['La Poste', '356000000', true],
    ['a wrong last digit', '732829321', false],
    ['spaces', '732 829 320', false],
    ['too short', '73282932', false],
  ])('SIREN: %s', (_, text, holds) => expect(isSiren(text)).toBe(holds));

  test.each([
    ['an establishment', '73282932000074', true],
    ['a post office, whose digits add up to a multiple of five', '35600000049837', true],
    ['a wrong last digit', '73282932000075', false],
  ])('SIRET: %s', (_, text, holds) => expect(isSiret(text)).toBe(holds));

  test('one digit typed wrong is always seen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digits = [...'732829320'];
        digits[place] = String((Number(digits[place]) + shift) % 10);
        expect(isSiren(digits.join(''))).toBe(false);
      }),
    );
  });

  test('in a form, the field says what is expected', () => {
    const read = () => readInput(Company, { siren: '1', siret: '73282932000074' });
    expect(read).toThrow(InvalidInput);
    expect(() => readInput(Company, { siren: '732829320', siret: '73282932000074' })).not.toThrow();
  });
});
