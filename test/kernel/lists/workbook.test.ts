import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parseRecords } from '../../../src/kernel/lists/list-records.js';
import { readTable } from '../../../src/kernel/lists/read-table.js';
import { formatOf, numberText, whyUnusable } from '../../../src/kernel/lists/workbook/cell-text.js';
import { shownAs, workbookOf, type WrittenCell } from '../../support/workbook.js';

const named = (cells: string[]) => cells.filter((cell) => ['Nom', 'Né le', 'Rue'].includes(cell)).length;
const sought = { named, isEnough: (cells: string[]) => named(cells) >= 2, linesTried: 10 };
const read = async (bytes: Uint8Array) => {
  const { records, separator, reading } = await readTable(bytes, sought);
  return { reading, rows: records.map((record) => [record.line, ...parseRecords([record], separator)[0]!]) };
};
/** What stands in the cells of a row under « Nom », « Né le », « Rue ». */
const cellsOf = async (cells: WrittenCell[], options: Parameters<typeof workbookOf>[1] = {}) => {
  const { rows } = await read(await workbookOf([{ name: 'Liste', rows: [['Nom', 'Né le', 'Rue'], cells] }], options));
  return rows[0]!.slice(1);
};

describe('a sheet', () => {
  test('is read with the lines as Excel numbers them, titles above the header and blank lines aside', async () => {
    const rows = [
      ['Liste des aînés, 2026'],
      [],
      ['Nom', 'Né le'],
      ['Durand', '02/03/1948'],
      [],
      ['  ', ''],
      ['Roux', 'x'],
    ];
    expect(await read(await workbookOf([{ name: 'Usagers', rows }]))).toEqual({
      reading: { format: 'xlsx', sheet: 'Usagers', headerLine: 3 },
      rows: [
        [4, 'Durand', '02/03/1948'],
        [7, 'Roux', 'x'],
      ],
    });
  });

  test('is the first that is in sight and has all that is needed', async () => {
    const list = (who: string) => [['Nom', 'Né le'], [who]];
    const bytes = await workbookOf([
      { name: 'Mode d’emploi', rows: [['Bonjour'], ['Nom']] },
      { name: 'Ancienne', state: 'hidden', rows: list('caché') },
      { name: 'Très cachée', state: 'veryHidden', rows: list('caché') },
      { name: 'Usagers', rows: list('Durand') },
      { name: 'Copie', rows: list('copie') },
    ]);
    expect(await read(bytes)).toMatchObject({ reading: { sheet: 'Usagers' }, rows: [[2, 'Durand']] });
  });

  test('none will do: they are named', async () => {
    const bytes = await workbookOf([
      { name: 'Budget', rows: [['Total', 12]] },
      { name: 'Vide', rows: [] },
    ]);
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'no_header',
      message: expect.stringContaining('« Budget », « Vide »'),
    });
  });

  test('shares its texts or not, with runs, sounds and line ends', async () => {
    const text = 'Œhmichen & fils\r\n<rue> "x"';
    expect(await cellsOf([text, 'b'], { isShared: true })).toEqual([text, 'b']);
    expect(await cellsOf([text, 'b'])).toEqual([text, 'b']);
    const runs = '<r><t>Le </t></r><r><rPr><b/></rPr><t>Goff</t></r><rPh sb="0" eb="1"><t>son</t></rPh>';
    expect(await cellsOf([{ xml: `t="inlineStr"><is>${runs}</is>` }])).toEqual(['Le Goff']);
    const parts = {
      'xl/sharedStrings.xml': `<x:sst xmlns:x="urn:x"><x:si>${runs.replaceAll(/<(\/?)/g, '<$1x:')}</x:si></x:sst>`,
    };
    expect(await cellsOf([{ xml: 't="s"><v>0</v>' }], { parts })).toEqual(['Le Goff']);
  });

  test('cells without a place follow each other', async () => {
    const rows =
      '<row><c t="inlineStr"><is><t>Nom</t></is></c><c t="inlineStr"><is><t>Rue</t></is></c></row><row><c><v>1</v></c><c><v>2</v></c></row>';
    const parts = { 'xl/worksheets/sheet0.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>` };
    expect((await read(await workbookOf([{ name: 'L', rows: [] }], { parts }))).rows).toEqual([[2, '1', '2']]);
  });

  test('an address that is merged over two people is that of both', async () => {
    const rows = [['Nom', 'Rue'], ['Durand Paul', '1 rue du Pont'], ['Durand Zoé'], ['Roux']];
    const { rows: found } = await read(await workbookOf([{ name: 'L', rows, merged: ['B2:B3', 'A1:B1'] }]));
    expect(found).toEqual([
      [2, 'Durand Paul', '1 rue du Pont'],
      [3, 'Durand Zoé', '1 rue du Pont'],
      [4, 'Roux'],
    ]);
  });
});

describe('a cell', () => {
  test('holds what a formula came to; one that came to nothing says so', async () => {
    const formula = (type: string, value: string) => ({ xml: `t="${type}"><f>A1</f>${value}` });
    expect(
      await cellsOf([formula('str', '<v>Durand</v>'), formula('n', '<v>12.5</v>'), formula('b', '<v>1</v>')]),
    ).toEqual(['Durand', '12,5', 'VRAI']);
    const [error, never] = await cellsOf([{ xml: 't="e"><f>1/0</f><v>#DIV/0!</v>' }, formula('n', '')]);
    expect(whyUnusable(String(error))).toContain('#DIV/0!');
    expect(whyUnusable(String(never))).toContain('formule sans résultat');
    expect(await cellsOf([formula('str', ''), 'x'])).toEqual(['', 'x']);
  });

  test('of a day is that day, whichever year the workbook counts from', async () => {
    const formats = ['dd/mm/yyyy', '[$-40C]d mmmm yyyy;@', 'dd/mm/yy hh:mm', 'h:mm AM/PM'];
    const options = { formats };
    expect(await cellsOf([shownAs(1, 17_594), shownAs(2, 17_594), shownAs(3, 17_594.75)], options)).toEqual(
      Array(3).fill('1948-03-02'),
    );
    expect(await cellsOf([shownAs(1, 17_594 - 1462)], { formats, from1904: true })).toEqual(['1948-03-02']);
    expect(await cellsOf([shownAs(4, 0.604_166_7), { xml: 't="d"><v>1948-03-02T00:00:00</v>' }], options)).toEqual([
      '14:30',
      '1948-03-02',
    ]);
    expect(await cellsOf([shownAs(1, 1), shownAs(1, 59), shownAs(1, 60)], options)).toEqual([
      '1900-01-01',
      '1900-02-28',
      '29/02/1900',
    ]);
    expect(await cellsOf([shownAs(1, 61), shownAs(1, -1), shownAs(1, 1e9)], options)).toEqual([
      '1900-03-01',
      '-1',
      '1000000000',
    ]);
  });

  test.each([
    ['612345678', '', '612345678'],
    ['6.12345678E8', '', '612345678'],
    ['73282932000074', '', '73282932000074'],
    ['7.3282932000074E13', '', '73282932000074'],
    ['1000', '00000', '01000'],
    ['1000', '', '1000'],
    ['0.30000000000000004', '', '0,3'],
    ['1250.5', '#,##0.00\\ "€"', '1250,5'],
    ['33.333333333', '0.00', '33,33'],
    ['1.005', '0.00', '1,01'],
    ['-2.675', '#,##0.00;[Red]\\-#,##0.00', '-2,68'],
    ['12.345', '', '12,3450'],
    ['-0.1', '0%', '-10 %'],
    ['0.125', '0.0%', '12,5 %'],
    ['1E-7', '', '0,0000001'],
    ['12', 'General', '12'],
    ['12', '@', '12'],
    ['12', '0" jours"', '12'],
  ])('of the number %s shown as « %s » is « %s »', (raw, code, expected) => {
    expect(numberText(raw, formatOf(164, code), false)).toBe(expected);
  });

  test('any day comes back as it is, in both calendars', () => {
    const days = fc.integer({ min: 1462, max: 60_000 });
    fc.assert(
      fc.property(days, fc.boolean(), (serial, from1904) => {
        const start = Temporal.PlainDate.from(from1904 ? '1904-01-01' : '1899-12-30');
        expect(numberText(String(serial), formatOf(14), from1904)).toBe(start.add({ days: serial }).toString());
      }),
    );
  });

  test('any amount in cents is that amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 40 }),
        fc.constantFrom('', '0.00', '#,##0.00\\ [$€-40C]'),
        (cents, code) => {
          const [whole, part = ''] = numberText(String(cents / 100), formatOf(164, code), false).split(',');
          expect(Number(whole) * 100 + Number(part.padEnd(2, '0'))).toBe(cents);
        },
      ),
    );
  });
});
