import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { UnreadableFile } from '../../../src/kernel/lists/list.errors.js';
import { readTable } from '../../../src/kernel/lists/read-table.js';
import { lyingAbout, sheetOf, workbookOf, zipOf } from '../../support/workbook.js';

const named = (cells: string[]) => cells.filter((cell) => cell === 'Nom').length;
const read = (bytes: Uint8Array) => readTable(bytes, { named, isEnough: (cells) => named(cells) > 0, linesTried: 10 });
const withSheet = (sheet: string | Buffer) =>
  workbookOf([{ name: 'L', rows: [] }], { parts: { 'xl/worksheets/sheet0.xml': sheet } });
const header = '<row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c></row>';
const cell = (text: string, line = 2) =>
  `<row r="${line}"><c r="A${line}" t="inlineStr"><is><t>${text}</t></is></c></row>`;
const old = Buffer.from('d0cf11e0a1b11ae1', 'hex');

describe('a workbook that is none of ours to read', () => {
  test.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['of the years before 2007', () => Buffer.concat([old, Buffer.alloc(4096)]), 'old_workbook'],
    [
      'with a password',
      () => Buffer.concat([old, Buffer.alloc(4096), Buffer.from('EncryptedPackage', 'utf16le')]),
      'locked_workbook',
    ],
    ['of OpenDocument', () => zipOf({ mimetype: 'x', 'content.xml': '<a/>' }), 'other_workbook'],
    [
      'in binary',
      () =>
        zipOf({
          '_rels/.rels':
            '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        }),
      'other_workbook',
    ],
    ['cut short', async () => (await workbookOf([{ name: 'L', rows: [['Nom']] }])).subarray(0, 900), 'broken_workbook'],
    ['of no part', () => zipOf({}), 'other_workbook'],
    [
      'of too many parts',
      () => zipOf(Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`p${n}`, '']))),
      'broken_workbook',
    ],
    ['with a sheet cut short', () => withSheet('<worksheet><sheetData><row r="1">'), 'broken_workbook'],
    [
      'with letters that are none',
      () => withSheet(Buffer.from('<worksheet>\xff\xfe</worksheet>', 'latin1')),
      'broken_workbook',
    ],
    [
      'with a line before the last one',
      () => withSheet(sheetOf(`${header}${cell('a', 5)}${cell('b', 4)}`)),
      'broken_workbook',
    ],
    ['with a line no sheet has', () => withSheet(sheetOf(`${header}${cell('a', 2_000_000)}`)), 'broken_workbook'],
    [
      'with a text no part has',
      () => withSheet(sheetOf('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')),
      'broken_workbook',
    ],
    [
      'in brackets that are closed, sixty deep',
      () =>
        withSheet(
          sheetOf(header + cell('a')).replace('</worksheet>', `${'<a>'.repeat(60)}${'</a>'.repeat(60)}</worksheet>`),
        ),
      'broken_workbook',
    ],
    [
      'that says what it is written in',
      () => withSheet(sheetOf(header + cell('a')).replace('?>\n', '?>\n<!DOCTYPE worksheet>')),
      'broken_workbook',
    ],
    ['in brackets without end', () => withSheet('<a>'.repeat(100_000)), 'broken_workbook'],
    [
      'with a thousand attributes',
      () => withSheet(`<a ${Array.from({ length: 1000 }, (_, n) => `a${n}="1"`).join(' ')}/>`),
      'broken_workbook',
    ],
    ['with a cell longer than any', () => withSheet(sheetOf(header + cell('x'.repeat(40_000)))), 'workbook_too_large'],
  ])('%s: is refused with what to do', async (_, bytes, code) => {
    await expect(read(await bytes())).rejects.toMatchObject({ code, nextStep: expect.stringContaining('CSV') });
  });

  test('its entities are not looked up, and not repeated a billion times', async () => {
    const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('');
    for (const doctype of [
      `[<!ENTITY e0 "ha">${entities}]`,
      '[<!ENTITY e9 SYSTEM "file:///etc/passwd">]',
      'SYSTEM "http://exemple.fr/x.dtd"',
    ])
      await expect(
        read(await withSheet(`<!DOCTYPE worksheet ${doctype}>${sheetOf(header + cell('&e9;')).split('?>\n')[1]}`)),
      ).rejects.toMatchObject({ code: 'broken_workbook' });
  });

  test('links to elsewhere are not followed', async () => {
    const links =
      '<Relationships><Relationship Id="s0" Type="x/worksheet" Target="http://exemple.fr/sheet.xml" TargetMode="External"/></Relationships>';
    const bytes = await workbookOf([{ name: 'L', rows: [['Nom']] }], {
      parts: { 'xl/_rels/workbook.xml.rels': links },
    });
    await expect(read(bytes)).rejects.toMatchObject({ code: 'other_workbook' });
  });
});

describe('a workbook made to fill the memory', () => {
  test.each<[string, () => Promise<Buffer>, string]>([
    ['of a hundred thousand kB of blanks', () => withSheet(Buffer.alloc(101 * 2 ** 20, ' ')), 'workbook_too_large'],
    [
      'whose size is a lie',
      async () => lyingAbout(await withSheet(Buffer.alloc(101 * 2 ** 20, ' ')), 101 * 2 ** 20),
      'broken_workbook',
    ],
    [
      'whose part says that it is larger than all may be',
      async () => lyingAbout(await withSheet(sheetOf(header).padEnd(54_321)), 54_321, 200 * 2 ** 20),
      'workbook_too_large',
    ],
    [
      'of two parts that are too much together',
      () => {
        const blank = (megabytes: number) =>
          sheetOf(`<row r="1"><c><v>1</v></c></row>${' '.repeat(megabytes * 2 ** 20)}`);
        const parts = { 'xl/worksheets/sheet0.xml': blank(30), 'xl/worksheets/sheet1.xml': blank(75) };
        return workbookOf(
          ['L', 'M'].map((name) => ({ name, rows: [] })),
          { parts },
        );
      },
      'workbook_too_large',
    ],
    [
      'of more links than any',
      () => {
        const links = Array.from({ length: 10_001 }, (_, n) => `<Relationship Id="x${n}" Type="x/y" Target="z"/>`);
        const parts = { 'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}</Relationships>` };
        return workbookOf([{ name: 'L', rows: [['Nom']] }], { parts });
      },
      'workbook_too_large',
    ],
    [
      'of shared texts that are too long together',
      () => {
        const text = `<si><t>${'x'.repeat(30_000)}</t></si>`;
        return workbookOf([{ name: 'L', rows: [['Nom']] }], {
          parts: { 'xl/sharedStrings.xml': `<sst>${text.repeat(1200)}</sst>` },
        });
      },
      'workbook_too_large',
    ],
    [
      'of a list in the sixtieth sheet',
      () => workbookOf(Array.from({ length: 60 }, (_, n) => ({ name: `F${n}`, rows: n === 59 ? [['Nom']] : [] }))),
      'no_header',
    ],
    [
      'of one text, a thousand times in a row',
      async () => {
        const row = `<row r="2">${'<c t="s"><v>0</v></c>'.repeat(1000)}</row>`;
        const texts = `<sst><si><t>${'x'.repeat(30_000)}</t></si></sst>`;
        return workbookOf([{ name: 'L', rows: [] }], {
          parts: { 'xl/worksheets/sheet0.xml': sheetOf(header + row), 'xl/sharedStrings.xml': texts },
        });
      },
      'workbook_too_large',
    ],
    [
      'of one text, in every row',
      async () => {
        const rows = Array.from({ length: 2000 }, (_, n) => `<row r="${n + 2}"><c t="s"><v>0</v></c></row>`).join('');
        const texts = `<sst><si><t>${'x'.repeat(30_000)}</t></si></sst>`;
        return workbookOf([{ name: 'L', rows: [] }], {
          parts: { 'xl/worksheets/sheet0.xml': sheetOf(header + rows), 'xl/sharedStrings.xml': texts },
        });
      },
      'too_many_lines',
    ],
    [
      'of all the rows there can be',
      () => {
        const rows = Array.from({ length: 400_000 }, (_, n) => `<row r="${n + 2}"><c><v>1</v></c></row>`).join('');
        return withSheet(sheetOf(header + rows));
      },
      'too_many_lines',
    ],
    [
      'of cells that are merged twenty thousand times over',
      () => {
        const rows = Array.from({ length: 20_000 }, (_, n) => `<row r="${n + 2}"><c><v>1</v></c></row>`).join('');
        const sheet = sheetOf(`<row r="1"><c r="C1" t="inlineStr"><is><t>Nom</t></is></c></row>${rows}`);
        const merges = '<mergeCell ref="A2:A20001"/>'.repeat(20_000);
        return withSheet(sheet.replace('</worksheet>', `<mergeCells>${merges}</mergeCells></worksheet>`));
      },
      'workbook_too_large',
    ],
    [
      'whose formats open a million brackets',
      () => {
        const styles = `<a><numFmt numFmtId="200" formatCode="${'['.repeat(2_000_000)}"/><cellXfs><xf numFmtId="200"/></cellXfs></a>`;
        return workbookOf([{ name: 'L', rows: [] }], { parts: { 'xl/styles.xml': styles } });
      },
      'no_header',
    ],
    [
      'of a million and a half texts',
      () =>
        workbookOf([{ name: 'L', rows: [] }], {
          parts: { 'xl/sharedStrings.xml': `<sst>${'<si/>'.repeat(1_500_000)}</sst>` },
        }),
      'workbook_too_large',
    ],
    [
      'of a hundred thousand styles',
      () =>
        workbookOf([{ name: 'L', rows: [] }], {
          parts: { 'xl/styles.xml': `<a><cellXfs>${'<xf/>'.repeat(100_000)}</cellXfs></a>` },
        }),
      'workbook_too_large',
    ],
  ])('%s: is refused before it does', async (_, make, code) => {
    const bytes = await make();
    const before = process.memoryUsage.rss();
    await expect(read(bytes)).rejects.toMatchObject({ code });
    expect((process.memoryUsage.rss() - before) / 2 ** 20).toBeLessThan(300);
  });

  test('a cell far to the right is one cell, not sixteen thousand', async () => {
    const far = '<row r="2"><c r="XFD2"><v>1</v></c></row>';
    const { records } = await read(await withSheet(sheetOf(header + far)));
    expect(records.map(({ text }) => text.length < 400)).toEqual([true]);
  });

  test('others have their turn while it is read', async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, n) => `<row r="${n + 2}"><c><v>${n}</v></c><c><v>2</v></c></row>`,
    ).join('');
    const bytes = await withSheet(sheetOf(header + rows));
    let turns = 0;
    const clock = setInterval(() => turns++, 1);
    const { records } = await read(bytes);
    clearInterval(clock);
    expect(records).toHaveLength(100_000);
    expect(turns).toBeGreaterThan(20);
  });
});

test('whatever byte of a workbook is wrong, it is read or refused in words', async () => {
  const bytes = await workbookOf([{ name: 'L', rows: [['Nom'], ['Durand'], [12]] }], {
    isShared: true,
    formats: ['0'],
  });
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (at, value) => {
      const other = Buffer.from(bytes);
      other[at] = value;
      const outcome = await read(other).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UnreadableFile);
    }),
    { numRuns: 500 },
  );
});
