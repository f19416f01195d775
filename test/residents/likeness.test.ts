import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldName } from '../../src/kernel/text/fold-name.js';
import { type Likened, likeness, similarity } from '../../src/residents/likeness.js';

const jeanne: Likened = { lastName: 'Le Bràs', firstName: 'Jeanne', bornOn: '1948-03-02', phone: null, email: null };

describe('who may be the same person', () => {
  test.each([
    ['the very same, accents and case aside', { lastName: 'LE BRAS', firstName: 'jeanne' }, ['same_identity']],
    ['surname and first name swapped', { lastName: 'Jeanne', firstName: 'Le Bras' }, ['swapped_names']],
    ['written in one word', { lastName: 'Lebras' }, ['similar_name']],
    ['a second first name', { firstName: 'Jeanne-Marie' }, ['similar_name']],
    ['another person of the same day', { lastName: 'Vasseur', firstName: 'Odette' }, []],
    ['born another day', { bornOn: '1948-03-03' }, []],
  ] as [string, Partial<Likened>, string[]][])('%s', (_, other, why) => {
    expect(likeness(jeanne, { ...jeanne, ...other })).toEqual(why);
  });

  test('a married name: the phone or the mail tells', () => {
    const before = { ...jeanne, phone: '+33143751234', email: 'jeanne@exemple.fr' };
    const after = { ...before, lastName: 'Vasseur', email: 'JEANNE@exemple.fr' };
    expect(likeness(before, after)).toEqual(['same_phone', 'same_email']);
    expect(likeness({ ...before, phone: null, email: null }, { ...after, phone: null, email: null })).toEqual([]);
  });

  test('two names without a letter have nothing in common', () => {
    expect(similarity('', '')).toBe(0);
  });

  test('it does not matter who is compared with whom, nor in which order the words stand', () => {
    const name = fc.array(fc.constantFrom('le', 'bras', 'jeanne', 'petit', 'odette', 'martin'), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(name, name, (one, other) => {
        const score = similarity(one.join(' '), other.join(' '));
        expect(score).toBe(similarity(other.join(' '), one.join(' ')));
        expect(score).toBe(similarity(one.toReversed().join(' '), other.join(' ')));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('any name is entirely like itself', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const folded = foldName(text);
        if (folded) expect(similarity(folded, folded)).toBe(1);
      }),
    );
  });
});
