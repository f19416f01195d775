import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseRecords } from '../../../src/kernel/lists/list-records.js';
import { readTable } from '../../../src/kernel/lists/read-table.js';
import { readingWords } from '../../../src/kernel/lists/reading.js';
import { csv } from '../../residents/french-list.js';
import { workbookOf } from '../../support/workbook.js';

const titles = ['Nom', 'Prénom', 'Rue'];
const named = (cells: string[]) => cells.filter((cell) => titles.includes(cell)).length;
const sought = { named, isEnough: (cells: string[]) => named(cells) === 3, linesTried: 10 };
const aFile = (name: string) => readFileSync(path.join(import.meta.dirname, 'files', name));

async function read(bytes: Uint8Array) {
  const { records, separator, reading } = await readTable(bytes, sought);
  const rows = parseRecords(records, separator).map((cells) => titles.map((_, place) => cells[place] ?? ''));
  return { rows, lines: records.map(({ line }) => line), words: readingWords(reading) };
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
/** The same table in each of the forms that spreadsheets save it in. */
const forms: [words: string, write: (rows: string[][]) => Buffer | Promise<Buffer>][] = [
  ['CSV séparé par des points-virgules, UTF-8', (rows) => Buffer.from(csv(rows))],
  ['CSV séparé par des virgules, UTF-8', (rows) => Buffer.from(`\uFEFF${csv(rows, ',')}`)],
  ['CSV séparé par des points-virgules, Windows-1252', (rows) => Buffer.from(csv(rows), 'latin1')],
  ['CSV séparé par des tabulations, UTF-16', (rows) => utf16(`\uFEFF${csv(rows, '\t')}`)],
  ['CSV séparé par des tabulations, UTF-16', (rows) => utf16(csv(rows, '\t'))],
  ['CSV séparé par des tabulations, UTF-16', (rows) => utf16(`\uFEFF${csv(rows, '\t')}`).swap16()],
  ['CSV séparé par des points-virgules, UTF-16', (rows) => utf16(csv(rows)).swap16()],
  ['feuille « Liste », titres à la ligne 1', (rows) => workbookOf([{ name: 'Liste', rows }])],
  ['feuille « Liste », titres à la ligne 1', (rows) => workbookOf([{ name: 'Liste', rows }], { isShared: true })],
];

describe('a table', () => {
  const aCell = fc.string({ unit: fc.constantFrom('a', 'é', 'Ç', '0', ' ', ';', ',', '"', "'", '&', '<', '\t') });
  const aRow = fc.tuple(fc.constant('x'), aCell, aCell);

  test('is the same whichever form it comes in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aRow, { minLength: 1, maxLength: 6 }), async (rows) => {
        for (const [words, write] of forms)
          expect(await read(await write([titles, ...rows]))).toEqual({
            rows,
            lines: rows.map((_, place) => place + 2),
            words,
          });
      }),
      { numRuns: 60 },
    );
  });

  test('says where its titles are when they are not on the first line', async () => {
    const rows = [['Liste de 2026'], titles, ['a', 'b', 'c']];
    expect((await read(Buffer.from(csv(rows)))).words).toBe(
      'CSV séparé par des points-virgules, UTF-8, titres à la ligne 2',
    );
  });
});

describe('a workbook that LibreOffice saved', () => {
  const columns = ['Nom', 'Date de naissance', 'Adresse', 'Code postal', 'Téléphone', 'Vu le'];
  const known = (cells: string[]) => cells.filter((cell) => columns.includes(cell)).length;

  test('is read as it was typed: days, lost zeros, lines within a cell', async () => {
    const { records, separator, reading } = await readTable(aFile('libreoffice.xlsx'), {
      named: known,
      isEnough: (cells) => known(cells) === columns.length,
      linesTried: 10,
    });
    expect(reading).toEqual({ format: 'xlsx', sheet: 'Usagers', headerLine: 3 });
    expect(parseRecords(records, separator)).toEqual([
      [
        'Lefèvre',
        'Marie-Thérèse',
        '1948-03-02',
        '3, quai d’Ivry',
        '94140',
        '612345678',
        '2026-12-01',
        'Facture d’énergie',
      ],
      ['Œhmichen', 'Éloïse', '1904-02-29', '1 rue Véron\nbât. B', '1000', '01 43 75 00 00'],
      ['N’Diaye', 'Aïcha', '1959-12-31', 'allée du 8-Mai-1945', '94140', '143750001'],
    ]);
  });

  test('in the format of before 2007 is refused with what to do', async () => {
    await expect(read(aFile('libreoffice.xls'))).rejects.toMatchObject({ code: 'old_workbook' });
  });
});
