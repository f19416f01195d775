import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { InvalidInput } from '../../src/kernel/errors/domain-error.js';
import { checkPersonDates } from '../../src/residents/person-rules.js';

const today = Temporal.PlainDate.from('2026-12-08');
function refused(person: object): string[] {
  try {
    checkPersonDates(person, today);
    return [];
  } catch (error) {
    return (error as InvalidInput).errors!.map(({ field, code }) => `${field} ${code}`);
  }
}

describe('days of a person that can or cannot be', () => {
  test.each([
    ['nothing said', {}, []],
    ['born today', { bornOn: '2026-12-08' }, []],
    ['born tomorrow', { bornOn: '2026-12-09' }, ['bornOn in_the_future']],
    ['born before anyone alive', { bornOn: '1879-12-31' }, ['bornOn too_old']],
    ['born long ago', { bornOn: '1880-01-01' }, []],
    ['proof seen today', { residenceProof: { seenOn: '2026-12-08' } }, []],
    ['proof seen tomorrow', { residenceProof: { seenOn: '2026-12-09' } }, ['residenceProof.seenOn in_the_future']],
    [
      'both',
      { bornOn: '2027-01-01', residenceProof: { seenOn: '2027-01-01' } },
      ['bornOn in_the_future', 'residenceProof.seenOn in_the_future'],
    ],
  ])('%s', (_, person, expected) => {
    expect(refused(person)).toEqual(expected);
  });
});
