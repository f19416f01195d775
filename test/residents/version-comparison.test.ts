import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparedFields, compareVersions, givenUp, type Side } from '../../src/residents/version-comparison.js';

const names = Object.values(comparedFields).flat();
const word = fc.constantFrom(undefined, '', 'un', 'deux', 'trois');
const values = fc.record(Object.fromEntries(names.map((name) => [name, word])));

describe('two versions of a dossier', () => {
  test('what only one of the two changed is proposed; nothing else ever is', () => {
    fc.assert(
      fc.property(values, values, values, (before, mine, theirs) => {
        for (const { field, suggested } of compareVersions(before, mine, theirs)) {
          const changedBy = (side: typeof mine) =>
            comparedFields[field].some((name) => (side[name] ?? '') !== (before[name] ?? ''));
          const expected = changedBy(mine) ? (changedBy(theirs) ? undefined : 'mine') : 'theirs';
          expect([field, suggested]).toEqual([field, expected]);
        }
      }),
    );
  });

  test('with every choice made, each answer is exactly one of the two versions', () => {
    fc.assert(
      fc.property(values, values, values, fc.infiniteStream(fc.constantFrom<Side>('mine', 'theirs')), (...drawn) => {
        const [before, mine, theirs, sides] = drawn;
        const choices = Object.fromEntries(
          compareVersions(before, mine, theirs).map(({ field }) => [field, sides.next().value as Side]),
        );
        const kept = new Set(givenUp(choices));
        const saved = Object.fromEntries(names.map((name) => [name, (kept.has(name) ? theirs : mine)[name] ?? '']));
        for (const [field, group] of Object.entries(comparedFields)) {
          const side = choices[field as keyof typeof comparedFields] === 'theirs' ? theirs : mine;
          expect(group.map((name) => saved[name])).toEqual(group.map((name) => side[name] ?? ''));
        }
      }),
    );
  });

  test('a number and a day are the same however they are written', () => {
    const before = {};
    expect(compareVersions(before, { phone: '06 12 34 56 78' }, { phone: '+33612345678' })).toEqual([]);
    expect(compareVersions(before, { bornOn: '2/3/1948' }, { bornOn: '1948-03-02' })).toEqual([]);
  });
});
