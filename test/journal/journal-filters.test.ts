import { describe, expect, test } from '@jest/globals';
import { hrefOf, readFilters, searchOf, wrongDays } from '../../src/journal/journal-filters.js';

const id = '01a22a95-0f34-7310-817c-56a5801c6bd0';
const groups = [
  { key: 'systeme', label: 'Le système', kinds: ['system'] },
  { key: 'partenaires', label: 'Les partenaires', kinds: ['partner'] },
  { key: 'caisses', label: 'Les caisses', kinds: ['till'] },
  { key: 'titulaires', label: 'Titulaires et aidants', kinds: ['senior', 'carer'] },
];
const read = (query: Record<string, unknown>) => readFilters(query, (code) => code === 'pass.issued', groups);

describe('what the address of the journal asks for', () => {
  test.each([
    ['nothing', {}, {}],
    ['an account', { qui: id }, { qui: id }],
    ['a group', { qui: 'caisses' }, { qui: 'caisses' }],
    ['a group that is none', { qui: 'tous' }, {}],
    ['words, trimmed', { sur: ' Castellane ' }, { sur: 'Castellane' }],
    ['blanks', { sur: '  ', qui: ' ' }, {}],
    ['the same twice', { sur: ['a', 'b'] }, {}],
    ['200 letters and more', { sur: 'a'.repeat(201) }, { sur: 'a'.repeat(200) }],
    ['an action of the journal', { quoi: 'pass.issued' }, { quoi: 'pass.issued' }],
    ['an action that is none', { quoi: 'pass.eaten' }, {}],
    ['days, however written', { du: '8/12/2026', au: '2026-12-09' }, { du: '2026-12-08', au: '2026-12-09' }],
    ['days that are none', { du: 'hier', au: '2026-13-01' }, {}],
  ])('%s', (_, query, expected) => {
    expect(read(query)).toEqual(expected);
  });

  test.each([
    ['an account', { qui: id }, { actorId: id }],
    ['the system', { qui: 'systeme' }, { actorKinds: ['system'] }],
    ['partners', { qui: 'partenaires' }, { actorKinds: ['partner'] }],
    ['tills', { qui: 'caisses' }, { actorKinds: ['till'] }],
    ['holders and their carers', { qui: 'titulaires' }, { actorKinds: ['senior', 'carer'] }],
    ['an action', { quoi: 'pass.issued' }, { action: 'pass.issued' }],
  ])('%s is looked for as it stands in the journal', (_, filters, expected) => {
    expect(searchOf(filters, groups)).toEqual(expected);
  });

  test('both days are in it, whole, in Paris', () => {
    expect(searchOf({ du: '2026-10-25', au: '2026-10-25' })).toEqual({
      from: '2026-10-24T22:00:00Z',
      until: '2026-10-25T23:00:00Z',
    });
  });

  test('it can be sent to somebody, without what was not asked', () => {
    expect(hrefOf('/ccas/journal', {})).toBe('/ccas/journal');
    expect(hrefOf('/ccas/journal', { qui: 'caisses', sur: undefined, quoi: '' }, { apres: '3-1042' })).toBe(
      '/ccas/journal?qui=caisses&apres=3-1042',
    );
  });
});

describe('a day that is none', () => {
  test.each([
    [
      { du: '31/02/2026', au: '2026-02-30' },
      { du: '31/02/2026', au: '2026-02-30' },
    ],
    [{ du: 'hier', au: '2/3/2026' }, { du: 'hier' }],
    [{ du: ' ', au: undefined }, {}],
  ])('%j is kept as it was typed, to be said', (query, wrong) => {
    expect(wrongDays(query)).toEqual(wrong);
  });
});
