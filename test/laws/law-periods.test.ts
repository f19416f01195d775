import { describe, expect, test } from '@jest/globals';
import type { InvalidInput } from '../../src/kernel/errors/domain-error.js';
import type { FormValues } from '../../src/kernel/http/input.js';
import type { LawTable } from '../../src/laws/law-table.js';
import { holding, nearest } from '../../src/laws/law-tables.js';
import { lawPeriodValues, readLawPeriod } from '../../src/laws/read-law-period.js';

/** The fields that are refused, with the code of each. */
function refused(work: () => unknown): string[] {
  try {
    work();
    return [];
  } catch (error) {
    return (error as InvalidInput).errors!.map(({ field, code }) => `${field} ${code}`);
  }
}
const a = (length: number) => 'a'.repeat(length);

describe('figures of the law', () => {
  const table: LawTable = {
    name: 'essai',
    title: 'Essai',
    purpose: 'Essai',
    figures: [
      { name: 'cap', label: 'Plafond', unit: 'euros' },
      { name: 'rate', label: 'Taux', unit: 'percent' },
      { name: 'days', label: 'Jours', unit: 'number' },
    ],
    known: [],
  };
  const typed = {
    'valeur-cap': '10 339,50',
    'valeur-rate': '66,5 %',
    'valeur-days': '30',
    validFrom: '1/4/2026',
    validThrough: '31/3/2027',
    source: 'Arrêté',
  };
  const law = (changes: FormValues = {}) => readLawPeriod(table, { ...typed, ...changes });

  test('are read as they are written', () => {
    expect(law()).toEqual({
      validFrom: '2026-04-01',
      validThrough: '2027-03-31',
      source: 'Arrêté',
      figures: { cap: 1_033_950, rate: 6650, days: 30 },
    });
  });

  test('hold for one day at least', () => {
    expect(law({ validThrough: '1/4/2026' }).validThrough).toBe('2026-04-01');
    expect(refused(() => law({ validThrough: '31/3/2026' }))).toEqual(['validThrough ends_before_start']);
  });

  test.each([
    ['no amount', { 'valeur-cap': 'beaucoup' }, ['valeur-cap not_a_figure']],
    ['no figure', { 'valeur-days': '' }, ['valeur-days not_a_figure']],
    ['half a day', { 'valeur-days': '1,5' }, ['valeur-days not_a_figure']],
    ['a day that is none', { validFrom: '30/02/2026' }, ['validFrom invalid_day']],
    ['no source', { source: '' }, ['source required']],
    ['a source of two letters', { source: 'JO' }, ['source too_short']],
    ['a source of 301 letters', { source: a(301) }, ['source too_long']],
  ])('%s is refused', (_, changes, expected) => {
    expect(refused(() => law(changes))).toEqual(expected);
  });

  test('a source of three letters, or of 300, is one', () => {
    for (const source of ['BOE', a(300)]) expect(law({ source }).source).toBe(source);
  });

  test('a word among several is one of them, and another text is as it was typed', () => {
    const options: [string, string][] = [['here', 'ici']];
    const words: LawTable = {
      ...table,
      figures: [
        { name: 'place', label: 'Où', unit: 'choice', options },
        { name: 'form', label: 'Modèle', unit: 'text' },
      ],
    };
    const typedWords = { ...typed, 'valeur-place': 'here', 'valeur-form': ' 16216*04 ' };
    const read = readLawPeriod(words, typedWords);
    expect(read.figures).toEqual({ place: 'here', form: '16216*04' });
    expect(refused(() => readLawPeriod(words, { ...typedWords, 'valeur-place': 'mars', 'valeur-form': ' ' }))).toEqual([
      'valeur-place not_a_figure',
      'valeur-form not_a_figure',
    ]);
    expect(readLawPeriod(words, lawPeriodValues(words, read))).toEqual(read);
    expect(readLawPeriod(table, lawPeriodValues(table, law()))).toEqual(law());
  });

  test('have a last day, unless their text may have none', () => {
    expect(refused(() => law({ validThrough: ' ' }))).toEqual(['validThrough invalid_day']);
    const open = { ...table, mayRunOn: true };
    expect(readLawPeriod(open, { ...typed, validThrough: ' ' }).validThrough).toBeNull();
    expect(refused(() => readLawPeriod(open, { ...typed, validThrough: 'un jour' }))).toEqual([
      'validThrough invalid_day',
    ]);
  });

  test('that contradict each other are refused where they do, once each is one', () => {
    const strict: LawTable = { ...table, wrong: () => [{ name: 'rate', code: 'too_high', detail: 'Trop.' }] };
    expect(refused(() => readLawPeriod(strict, typed))).toEqual(['valeur-rate too_high']);
    expect(refused(() => readLawPeriod(strict, { ...typed, source: '' }))).toEqual(['source required']);
  });
});

describe('which period holds', () => {
  const period = (validFrom: string, validThrough: string | null) => ({
    id: null,
    validFrom,
    validThrough,
    figures: {},
    source: 'Loi',
  });
  const [first, second, third] = [
    period('2025-01-01', '2025-12-31'),
    period('2026-01-01', null),
    period('2026-06-01', '2026-06-30'),
  ];
  const all = [third, second, first];

  test.each([
    ['2024-12-31', undefined],
    ['2025-01-01', first],
    ['2025-12-31', first],
    ['2026-01-01', second],
    ['2026-06-01', third],
    ['2026-07-01', second],
    ['2040-01-01', second],
  ])('on %s', (day, expected) => {
    expect(holding(all, day)).toBe(expected);
  });

  test('once all are past, the last there was; before all, the first', () => {
    expect(nearest([first], '2026-01-01')).toMatchObject({ validFrom: '2025-01-01', isOutdated: true });
    expect(nearest(all, '2024-12-31')).toMatchObject({ validFrom: '2025-01-01', isOutdated: true });
    expect(nearest(all, '2026-06-15')).toMatchObject({ validFrom: '2026-06-01', isOutdated: false });
  });
});
