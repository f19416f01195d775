import { describe, expect, test } from '@jest/globals';
import { boardReport } from '../../src/statistics/board-report.js';
import { coveredMonths } from '../../src/statistics/months-report.query.js';
import { monthsCsv, passCsv } from '../../src/statistics/open-data.js';
import { usesChart } from '../../src/statistics/uses-chart.js';

const area = { name: '94140', holders: 30, seen: null, unseen: null };
const people = {
  on: '2026-12-08',
  holders: 40,
  suspended: null,
  revoked: 6,
  expired: 0,
  byAge: [
    { name: '75 à 79 ans', holders: 25 },
    { name: '80 à 84 ans', holders: null },
  ],
  byCommune: [{ code: '94002', name: 'Alfortville', holders: 40, seen: 25, unseen: 15, areas: [area] }],
  seen: 25,
  unseen: 15,
  olderUnseen: null,
};
const month = (name: string, uses: number, savedCents: number) => ({
  month: name,
  uses,
  savedCents,
  partnersUsed: 2,
  partners: 7,
  offersUsed: 3,
  offers: 9,
});
const figures = coveredMonths([month('2026-11', 12, 3450), month('2026-12', 8, 1000)]);
const report = (more: object = {}) =>
  boardReport({ sender: 'CCAS', year: 2026, through: '2026-12-08', people, figures, ...more });
const facts = (more?: object) =>
  Object.fromEntries(
    report(more).body.flatMap((block) => (typeof block === 'object' && 'facts' in block ? block.facts : [])),
  );
const tables = (more?: object) =>
  report(more).body.flatMap((block) => (typeof block === 'object' && 'table' in block ? [block.table] : []));
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('the year for the board', () => {
  test('says up to which day it counts, unless the year is over', () => {
    expect(report()).toMatchObject({ title: 'Le pass senior en 2026' });
    expect(report().subtitle).toContain('arrêté au 8 décembre 2026');
    expect(report({ through: '2026-12-31' }).subtitle).toBe('Bilan pour le conseil d’administration');
  });

  test('its figures, each in its place; what is covered is never a number', () => {
    const told = facts();
    expect(told['Personnes qui ont un pass, le 8 décembre 2026']).toBe('40');
    expect([told['Dont vues chez un partenaire'], told['Dont jamais vues']]).toEqual(['25', '15']);
    expect(told['Dont jamais vues, de 75 ans et plus']).not.toMatch(/\d/);
    expect([told['Utilisations dans l’année'], plain(told['Remises accordées']!)]).toEqual(['20', '44,50 €']);
  });

  test('month by month: uses, discounts, partners and offers there were', () => {
    const [months, ages, places] = tables();
    expect(months!.rows.map((row) => row.map(plain))).toEqual([
      ['novembre 2026', '12', '34,50 €', '7', '9'],
      ['décembre 2026', '8', '10,00 €', '7', '9'],
    ]);
    expect(ages!.rows[0]).toEqual(['75 à 79 ans', '25']);
    expect(ages!.rows[1]![1]).not.toMatch(/\d/);
    expect(places!.rows[0]).toEqual(['Alfortville', '40', '25', '15']);
    expect([places!.rows[1]![0], places!.rows[1]![1]]).toEqual(['– 94140', '30']);
  });

  test('a small month is covered with its sum and its discounts', () => {
    const small = coveredMonths([month('2026-11', 3, 900)]);
    const told = facts({ figures: small });
    expect([told['Utilisations dans l’année'], told['Remises accordées']].join(' ')).not.toMatch(/\d/);
    expect(tables({ figures: small })[0]!.rows[0]![2]).toBe('masqué');
  });

  test('without anybody it says so', () => {
    const nobody = { ...people, byAge: [], byCommune: [] };
    expect(report({ people: nobody }).body.filter((block) => block === 'Personne n’a de pass en cours.')).toHaveLength(
      2,
    );
  });
});

describe('the same for everyone to use', () => {
  const rows = (csv: string) =>
    csv
      .replace('\uFEFF', '')
      .trim()
      .split('\r\n')
      .map((line) => line.split(';'));

  test('people by age, commune and neighbourhood; what is covered is empty', () => {
    expect(rows(passCsv(people))).toEqual([
      ['jour', 'dimension', 'code', 'valeur', 'porteurs', 'vus'],
      ['2026-12-08', 'age', '', '75 à 79 ans', '25', ''],
      ['2026-12-08', 'age', '', '80 à 84 ans', '', ''],
      ['2026-12-08', 'commune', '94002', 'Alfortville', '40', '25'],
      ['2026-12-08', 'quartier', '94002', '94140', '30', ''],
    ]);
  });

  test('months: used and there, partners and offers', () => {
    const { months } = coveredMonths([month('2026-11', 3, 900), month('2026-12', 8, 1000)]);
    expect(rows(monthsCsv(months)).slice(1)).toEqual([
      ['2026-11', '', '', '2', '7', '3', '9'],
      ['2026-12', expect.stringMatching(/^8?$/), expect.any(String), '2', '7', '3', '9'],
    ]);
  });
});

describe('uses, drawn', () => {
  test('a day is called by its day and month, a month by its month', async () => {
    expect(await usesChart([{ key: '2026-12-03', uses: 2 }])).toContain('3 déc.');
    const months = await usesChart([{ key: '2026-12', uses: 2 }]);
    expect([months.includes('déc.'), months.includes('1 déc.')]).toEqual([true, false]);
  });
});
