import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WORKBOOK_TYPE } from '../../src/kernel/lists/list-files.js';
import { startApp, type TestApp } from '../support/app.js';
import { type AgentsConsole, anAgentsConsole } from '../support/console.js';
import type { Client } from '../support/http.js';
import { nadiaTheAgent } from '../support/personas.js';
import { shownAs, workbookOf } from '../support/workbook.js';
import { frenchList, header, person } from './french-list.js';
import { countResidents, follow, load } from './import-support.js';

let app: TestApp;
let nadia: Client;
let agent: AgentsConsole;
beforeAll(async () => {
  app = await startApp();
  nadia = await nadiaTheAgent(app);
  agent = await anAgentsConsole(app);
});
afterAll(() => app.close());

const titles = ['Nom', 'Prénom', 'Date de naissance', 'Code postal', 'Téléphone'];

describe('a list in Excel', () => {
  test('is loaded as LibreOffice saved it, and the report says which sheet and titles were read', async () => {
    const bytes = readFileSync(path.join(import.meta.dirname, '../kernel/lists/files/libreoffice.xlsx'));
    const { status, body } = await nadia.post('/api/v1/residents/imports', bytes, { 'content-type': WORKBOOK_TYPE });
    expect(status).toBe(202);
    const report = await follow(nadia, body.id);
    expect(report).toMatchObject({ state: 'done', created: 3, refusals: [], failure: null });
    expect([report.readAs, report.zeros]).toEqual(['feuille « Usagers », titres à la ligne 3', 3]);
    expect(
      await app.within((tx) => tx.query('select born_on::text as born, postcode, phone from resident order by id')),
    ).toEqual([
      { born: '1948-03-02', postcode: '94140', phone: '+33612345678' },
      { born: '1904-02-29', postcode: '01000', phone: '+33143750000' },
      { born: '1959-12-31', postcode: '94140', phone: '+33143750001' },
    ]);
    expect((await agent.open(`/ccas/usagers/import/${report.id}`)).words).toMatch(
      /Lu\s: feuille «\sUsagers\s», titres à la ligne 3\./,
    );
  });

  test('names its lines as Excel shows them, and what cannot be used of a formula', async () => {
    const bytes = await workbookOf(
      [
        { name: 'Notes', rows: [['Réunion du 3 mars']] },
        {
          name: 'Aînés',
          rows: [
            ['Liste du 1er décembre'],
            [],
            titles,
            ['Excel', 'Bonne', shownAs(1, 17_594), 1000, 612_345_678],
            [],
            ['Excel', 'Fausse', 17_594],
            ['Excel', { xml: 't="e"><f>A1+1</f><v>#VALUE!</v>' }, '02/03/1948'],
            ['Excel', 'Remarque', '02/03/1948', '', '', '', 'à rappeler'],
          ],
        },
      ],
      { formats: ['dd/mm/yyyy'] },
    );
    const report = await load(nadia, bytes);
    expect(report).toMatchObject({ created: 2, readAs: 'feuille « Aînés », titres à la ligne 3' });
    expect(report.refusals).toEqual([
      { line: 6, name: 'Excel Fausse', field: 'bornOn', code: 'invalid_day', detail: expect.any(String) },
      { line: 7, name: 'Excel', field: 'firstName', code: 'formula_error', detail: expect.stringContaining('#VALUE!') },
    ]);
  });

  test('is the same people as the same list in CSV', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => person(n));
    const fromCsv = await load(nadia, frenchList(40));
    expect(fromCsv).toMatchObject({ created: 40, readAs: 'CSV séparé par des points-virgules, UTF-8' });
    const tabs = Buffer.from([header, ...rows].map((cells) => cells.join('\t')).join('\r\n'), 'utf16le');
    for (const bytes of [await workbookOf([{ name: 'L', rows: [header, ...rows] }]), tabs])
      expect(await load(nadia, bytes)).toMatchObject({ created: 0, unchanged: 40, refused: 0 });
  });

  test('without what is needed says where it was looked for, and is kept no longer', async () => {
    const before = await countResidents(app);
    const report = await load(
      nadia,
      await workbookOf([{ name: 'Budget', rows: [[], ['Nom', 'Total'], ['Pont', 12]] }]),
    );
    expect(report).toMatchObject({ state: 'unreadable', created: 0, failure: { code: 'missing_columns' } });
    expect(report.failure!.detail).toContain('la ligne 2 de la feuille « Budget » : Prénom, Date de naissance');
    const [{ file }] = await app.within((tx) =>
      tx.query('select file from resident_import where id = $1', [report.id]),
    );
    expect([file, await countResidents(app)]).toEqual([null, before]);
  });

  test('in a field of the console that offers it', async () => {
    const { html } = await agent.open('/ccas/usagers/import');
    expect(html).toContain('accept=".xlsx,.csv');
  });
});
