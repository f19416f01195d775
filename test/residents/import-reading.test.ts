import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { readDay, readPhone, readPostcode, readSiret } from '../../src/kernel/lists/list-cells.js';
import { readProofKind } from '../../src/residents/import-cells.js';
import { residentColumns } from '../../src/residents/import-columns.js';
import { findHeader } from '../../src/kernel/lists/list-header.js';
import { parseRecords, splitRecords } from '../../src/kernel/lists/list-records.js';
import { readEncoded } from '../../src/kernel/lists/list-text.js';
import type { LineRefused } from '../../src/kernel/lists/list.errors.js';
import { csv } from './french-list.js';

const today = Temporal.PlainDate.from('2026-12-08');
const separators = [';', ',', '\t'] as const;
const codeOf = (work: () => unknown): string => {
  try {
    return `accepted ${String(work())}`;
  } catch (error) {
    return (error as LineRefused).code;
  }
};

describe('a day', () => {
  const aDay = fc
    .date({ min: new Date('1880-01-01'), max: new Date('2026-12-08'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  test('is the same however it is written', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const [year, month, date] = day.split('-') as [string, string, string];
        const short = `${Number(date)}/${Number(month)}/${year}`;
        for (const written of [
          day,
          short,
          `${date}/${month}/${year}`,
          `${date}-${month}-${year}`,
          `${date}.${month}.${year}`,
        ])
          expect(readDay('bornOn', written, today)).toBe(day);
      }),
    );
  });

  test.each([
    ['', 'required'],
    ['02/03/48', 'two_digit_year'],
    ['30/02/1948', 'invalid_day'],
    ['03/13/1948', 'invalid_day'],
    ['02/03-1948', 'invalid_day'],
    ['17594', 'invalid_day'],
    ['9/12/2026', 'in_the_future'],
    ['31/12/1879', 'too_old'],
    ['02/03/1948 00:00:00', 'accepted 1948-03-02'],
  ])('« %s »: %s', (written, expected) => {
    expect(codeOf(() => readDay('bornOn', written, today))).toBe(expected);
  });
});

describe('zeros a spreadsheet lost', () => {
  test('come back to a postcode of four digits, a telephone of nine and a SIRET', () => {
    expect(readPostcode('1000')).toBe('01000');
    expect(readPostcode('94 140')).toBe('94140');
    expect(readPhone('143751234')).toBe('+33143751234');
    expect(readSiret('552013500012')).toBe('00552013500012');
    expect(readPhone('06.12.34.56.78')).toBe('+33612345678');
  });

  test('come back to nothing shorter', () => {
    expect(codeOf(() => readPostcode('941'))).toBe('wrong_form');
    expect(codeOf(() => readPhone('14375123'))).toBe('invalid_phone');
  });
});

test.each([
  ['Facture EDF', 'energy'],
  ["Avis d'impôt", 'tax'],
  ['QUITTANCE DE LOYER', 'rent'],
  ['Attestation d’hébergement + facture', 'host'],
  ['autre', 'other'],
  ['Passeport', 'not_in_list'],
])('the proof « %s » is %s', (written, expected) => {
  expect(codeOf(() => readProofKind(written))).toBe(expected === 'not_in_list' ? expected : `accepted ${expected}`);
});

describe('the text of a file', () => {
  const written = 'Œhmichen;Éloïse;d’Arc;Baÿ';

  test('is read from UTF-8, with or without its mark, from UTF-16 and from Windows-1252', () => {
    const windows1252 = Buffer.from([...written].map((c) => ({ Œ: 0x8c, '’': 0x92 })[c] ?? c.charCodeAt(0)));
    const utf16 = Buffer.from(`\uFEFF${written}`, 'utf16le');
    for (const bytes of [
      Buffer.from(written),
      Buffer.from(`\uFEFF${written}`),
      utf16,
      Buffer.from(utf16).swap16(),
      windows1252,
    ])
      expect(readEncoded(bytes).text).toBe(written);
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'empty_file'],
    ['blank lines', Buffer.from('\uFEFF \r\n\r\n'), 'empty_file'],
    ['an xlsx', Buffer.from('504b030414000600', 'hex'), 'not_csv'],
    ['a pdf', Buffer.from('%PDF-1.7'), 'not_csv'],
    ['a NUL', Buffer.from('Nom;Prénom\0'), 'not_csv'],
  ])('%s is no list', (_, bytes, expected) => {
    expect(codeOf(() => readEncoded(bytes))).toBe(expected);
  });
});

describe('records', () => {
  test('keep their cells, whatever is in them', () => {
    const aCell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ';', ',', '\t', '\n', ' ', '’') });
    fc.assert(
      fc.property(
        fc.constantFrom(...separators),
        fc.array(fc.tuple(fc.constant('x'), aCell, aCell), { minLength: 1, maxLength: 5 }),
        (separator, rows) => {
          const records = [...splitRecords(csv(rows, separator), separator)];
          expect(records.some((record) => record.isBroken)).toBe(false);
          expect(parseRecords(records, separator)).toEqual(rows);
          expect(records.map((record) => record.line)).toEqual(rows.map((_, index) => index + 1));
        },
      ),
    );
  });

  test('are cut where csv-parse cuts them, in any text', () => {
    const anyText = fc.string({ unit: fc.constantFrom('a', '"', ';', ' ', '\n', '\r', '\r\n'), maxLength: 60 });
    fc.assert(
      fc.property(anyText, (text) => {
        const whole = [...splitRecords(text, ';')].filter((record) => !record.isBroken);
        expect(parseRecords(whole, ';')).toHaveLength(whole.length);
      }),
      { numRuns: 2000 },
    );
  });

  test('a quote never closed costs one line', () => {
    const text = 'Nom;Prénom\n"Durand;Paul\nMartin;"Jeanne"\n"Le Goff";Yves\n';
    expect([...splitRecords(text, ';')].map(({ line, isBroken }) => [line, isBroken])).toEqual([
      [1, false],
      [2, true],
      [3, false],
      [4, false],
    ]);
  });
});

describe('the header', () => {
  test.each(separators)('is found with its separator %j', (separator) => {
    const text = csv(
      [
        ['NOM', 'Prénom', 'Date de naissance', 'Ville, commune'],
        ['x', 'y', 'z', 't'],
      ],
      separator,
    );
    expect(findHeader(text, residentColumns)).toMatchObject({
      separator,
      line: 1,
      columns: { lastName: [0], firstName: [1], bornOn: [2] },
    });
  });

  test('may come under a title', () => {
    const text = 'sep=;\nListe des aînés, 2026;;\n\nNom d’usage;Nom de naissance;Prénoms;Né(e) le\n';
    expect(findHeader(text, residentColumns)).toMatchObject({
      line: 4,
      columns: { lastName: [0, 1], firstName: [2], bornOn: [3] },
    });
  });

  test('must name something', () => {
    expect(codeOf(() => findHeader('Durand;Paul;02/03/1948\n', residentColumns))).toBe('no_header');
  });
});
