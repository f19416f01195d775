import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TestApp, startApp } from '../support/app.js';
import { client, type Client } from '../support/http.js';
import { aToken, nadiaTheAgent } from '../support/personas.js';
import { csv, frenchList, header, person } from './french-list.js';
import { aFile, countResidents, follow, load, stateOf } from './import-support.js';

let app: TestApp;
let nadia: Client;
beforeAll(async () => {
  app = await startApp();
  nadia = await nadiaTheAgent(app);
});
afterAll(() => app.close());

const short = ['Nom', 'Prénom', 'Date de naissance', 'Téléphone', 'Adresse'];
const find = async (q: string) => {
  const { body } = await nadia.get(`/api/v1/residents?q=${encodeURIComponent(q)}`);
  return Promise.all(
    body.items.map(async (item: { id: string }) => (await nadia.get(`/api/v1/residents/${item.id}`)).body),
  );
};
const counts = ({ created, merged, unchanged, refused }: Awaited<ReturnType<typeof load>>) => [
  created,
  merged,
  unchanged,
  refused,
];

describe('a list from a town hall', () => {
  test('in Latin-1 with semicolons: names as written, zeros given back, commune by its name', async () => {
    const report = await load(nadia, aFile('alfortville-latin1.csv'));
    expect(report).toMatchObject({ state: 'done', rowsTotal: 5, rowsRead: 5, created: 5, refusals: [], failure: null });
    expect((await find('de la bros'))[0]).toMatchObject({
      lastName: 'de La Brosse',
      firstName: 'Marie-Thérèse',
      bornOn: '1948-03-02',
      communeCode: '94002',
      address: '12, rue Véron Bâtiment B',
      postcode: '01000',
      phone: '+33143751234',
      email: 'mt.delabrosse@exemple.fr',
      residenceProof: { kind: 'energy', seenOn: '2026-12-01' },
    });
    expect((await find('oehmichen'))[0]).toMatchObject({ lastName: 'Œhmichen', firstName: 'Cœlia' });
    expect((await find('l hostis'))[0]).toMatchObject({ lastName: "L'Hostis", residenceProof: null });
  });

  test('the same in UTF-8 with commas: nobody is doubled', async () => {
    expect(counts(await load(nadia, aFile('alfortville-utf8.csv')))).toEqual([1, 0, 5, 0]);
  });

  test('without a commune, when the CCAS has only one', async () => {
    const report = await load(nadia, csv([short, ['Seule', 'Anne', '1/1/1940', '', '']]));
    expect(counts(report)).toEqual([1, 0, 0, 0]);
    expect((await find('seule'))[0]).toMatchObject({ communeCode: '94002', phone: null });
  });

  test('sent as a form, its option after the file', async () => {
    const form = [
      '--limite',
      'content-disposition: form-data; name="file"; filename="liste d’été.csv"',
      'content-type: text/csv',
      '',
      csv([short, ['Formulaire', 'Anne', '1/1/1940', '', '']]),
      '--limite',
      'content-disposition: form-data; name="dryRun"',
      '',
      'true',
      '--limite--',
      '',
    ].join('\r\n');
    const { status, body } = await nadia.post('/api/v1/residents/imports', Buffer.from(form), {
      'content-type': 'multipart/form-data; boundary=limite',
    });
    expect([status, body.fileName, body.dryRun]).toEqual([202, 'liste d’été.csv', true]);
    expect(await follow(nadia, body.id)).toMatchObject({ state: 'done', created: 1 });
    expect(await find('formulaire')).toEqual([]);
  });
});

describe('a line that cannot be accepted', () => {
  test('is refused with its line, field and reason; the others are not', async () => {
    const rows = [
      [...short, 'Commune', 'Courriel', 'Code postal', 'Justificatif', 'Vu le'],
      ['', 'Anne', '1/1/1940', '', ''],
      ['Refus', '', '1/1/1940', '', ''],
      ['Refus', 'Année', '02/03/48', '', 'une adresse\nsur deux lignes'],
      ['Refus', 'Téléphone', '1/1/1940', '12', ''],
      [],
      ['Refus', 'Commune', '1/1/1940', '', '', 'Paris'],
      ['Refus', 'Courriel', '1/1/1940', '', '', '', 'anne@'],
      ['Refus', 'Postal', '1/1/1940', '', '', '', '', '941'],
      ['Refus', 'Preuve', '1/1/1940', '', '', '', '', '', 'Passeport', '1/12/2026'],
      ['Refus', 'Preuve', '1/1/1940', '', '', '', '', '', 'Bail', ''],
      ['Refus', 'Preuve', '1/1/1940', '', '', '', '', '', '', '1/12/2026'],
      ['Refus', 'Case', '1/1/1940', '', '', '', '', '', '', '', 'de trop'],
      ['Refus', 'Longue', '1/1/1940', '', 'x'.repeat(201)],
      ['Acceptée', 'Anne', '1/1/1940', '', ''],
      ['???', 'Anne', '1/1/1940', '', ''],
    ];
    const report = await load(nadia, `${csv(rows)}"Ouvert;Anne;1/1/1940`);
    expect(counts(report)).toEqual([1, 0, 0, 14]);
    expect(report.refusals.map(({ line, field, code }) => [line, field, code])).toEqual([
      [2, 'lastName', 'required'],
      [3, 'firstName', 'required'],
      [4, 'bornOn', 'two_digit_year'],
      [5, 'phone', 'invalid_phone'],
      [7, 'communeCode', 'outside_communes'],
      [8, 'email', 'invalid_email'],
      [9, 'postcode', 'wrong_form'],
      [10, 'residenceProof.kind', 'not_in_list'],
      [11, 'residenceProof.seenOn', 'required'],
      [12, 'residenceProof.kind', 'required'],
      [13, null, 'too_many_cells'],
      [14, 'address', 'too_long'],
      [16, 'lastName', 'unreadable'],
      [17, null, 'unclosed_quote'],
    ]);
    for (const { detail } of report.refusals) expect(detail).toMatch(/^[A-ZÀ-Ý].*[.?]$/);
  });

  test('the first thousand are kept, all are counted', async () => {
    const rows = Array.from({ length: 1200 }, () => ['Refus', 'Anne', 'jamais', '', '']);
    const report = await load(nadia, csv([short, ...rows]));
    expect([report.refused, report.refusals.length, report.refusals.at(-1)?.line]).toEqual([1200, 1000, 1001]);
  });
});

describe('a person already known', () => {
  const suzanne = ['Énième-Dupré', 'Suzanne', '02/03/1941'];

  test('is completed, and brought up to date where the file says otherwise', async () => {
    await load(nadia, csv([short, [...suzanne, '', '1 rue Véron']]));
    const report = await load(nadia, csv([short, ['ENIEME DUPRE', 'suzanne', '2.3.1941', '143751234', '2 rue Véron']]));
    expect(counts(report)).toEqual([0, 1, 0, 0]);
    expect(await find('enieme')).toMatchObject([
      { lastName: 'Énième-Dupré', phone: '+33143751234', address: '2 rue Véron' },
    ]);
  });

  test('loses nothing to an empty cell', async () => {
    expect(counts(await load(nadia, csv([short, [...suzanne, '', '']])))).toEqual([0, 0, 1, 0]);
    expect(await find('enieme')).toMatchObject([{ phone: '+33143751234', address: '2 rue Véron' }]);
  });

  test('keeps the more recent proof of residence', async () => {
    const withProof = ['Nom', 'Prénom', 'Né(e) le', 'Justificatif', 'Vu le'];
    await load(nadia, csv([withProof, [...suzanne, 'bail', '1/12/2026']]));
    expect(counts(await load(nadia, csv([withProof, [...suzanne, 'facture', '1/11/2026']])))).toEqual([0, 0, 1, 0]);
    expect(counts(await load(nadia, csv([withProof, [...suzanne, 'facture', '2/12/2026']])))).toEqual([0, 1, 0, 0]);
    expect(await find('enieme')).toMatchObject([{ residenceProof: { kind: 'energy', seenOn: '2026-12-02' } }]);
  });

  test('twice in one file is one person', async () => {
    const twice = [
      ['Doublon', 'Rose', '02/03/1942', '', '1 rue Véron'],
      ['DOUBLON', 'Rosé', '2/3/1942', '143751234', ''],
      ['doublon', 'rose', '1942-03-02', '', ''],
    ];
    expect(counts(await load(nadia, csv([short, ...twice])))).toEqual([1, 1, 1, 0]);
    expect(await find('doublon')).toMatchObject([{ firstName: 'Rose', phone: '+33143751234', address: '1 rue Véron' }]);
  });

  test('with a confirmed namesake is refused: nobody can say which one is meant', async () => {
    const homonym = {
      lastName: 'Homonyme',
      firstName: 'Luc',
      bornOn: '1943-03-02',
      communeCode: '94002',
      residenceProof: { kind: 'rent', seenOn: '2026-12-01' },
    };
    await nadia.post('/api/v1/residents', homonym);
    await nadia.post('/api/v1/residents', { ...homonym, confirmedNew: true });
    const report = await load(nadia, csv([short, ['Homonyme', 'Luc', '02/03/1943', '143751234', '']]));
    expect(report).toMatchObject({
      refused: 1,
      refusals: [{ line: 2, field: null, code: 'ambiguous', name: 'Homonyme Luc' }],
    });
  });
});

describe('a dry run', () => {
  test('reports as the import would, and changes nothing', async () => {
    await load(nadia, csv([short, ['Essai', 'Ancienne', '1/1/1940', '', '']]));
    const before = await countResidents(app);
    const list = csv([
      short,
      ['Essai', 'Ancienne', '1/1/1940', '143751234', ''],
      ['Essai', 'Nouvelle', '1/1/1940', '', ''],
      ['Essai', 'Fausse', 'hier', '', ''],
    ]);
    const rehearsed = await load(nadia, list, { dryRun: true });
    expect(rehearsed).toMatchObject({ state: 'done', dryRun: true, created: 1, merged: 1, refused: 1 });
    expect([await countResidents(app), (await find('essai'))[0].phone]).toEqual([before, null]);
    expect(counts(await load(nadia, list))).toEqual(counts(rehearsed));
  });
});

describe('a file that cannot be read', () => {
  test.each([
    ['empty', Buffer.from('\r\n'), 'empty_file', /vide/],
    ['a spreadsheet cut short', Buffer.from('504b030414000600', 'hex'), 'broken_workbook', /CSV/],
    ['without header', Buffer.from('Durand;Paul;02/03/1948\n'), 'no_header', /Nom, Prénom et Date de naissance/],
    ['without two columns', Buffer.from('Nom;Adresse\nDurand;Ici\n'), 'missing_columns', /Prénom, Date de naissance/],
  ])('%s: says what was expected, and changes nothing', async (_, bytes, code, detail) => {
    const before = await countResidents(app);
    const report = await load(nadia, bytes);
    expect(report).toMatchObject({ state: 'unreadable', failure: { code }, created: 0 });
    expect(report.failure!.detail).toMatch(detail);
    expect(await countResidents(app)).toBe(before);
  });

  test('nor one over 30 MB, in either form', async () => {
    const big = Buffer.alloc(31 * 1024 * 1024, 'x');
    const form = Buffer.concat([
      Buffer.from('--limite\r\ncontent-disposition: form-data; name="file"; filename="l.csv"\r\n\r\n'),
      big,
      Buffer.from('\r\n--limite--\r\n'),
    ]);
    for (const [type, body] of [
      ['text/csv', big],
      ['multipart/form-data; boundary=limite', form],
    ] as const) {
      const answer = await nadia.post('/api/v1/residents/imports', body, { 'content-type': type });
      expect([answer.status, answer.body.code]).toEqual([413, 'too_large']);
    }
  });

  test('nor a request without a file', async () => {
    const json = await nadia.post('/api/v1/residents/imports', { rows: [] });
    expect([json.status, json.body.code]).toEqual([415, 'unsupported_media_type']);
    const form = await nadia.post('/api/v1/residents/imports', Buffer.from('--limite--\r\n'), {
      'content-type': 'multipart/form-data; boundary=limite',
    });
    expect([form.status, form.body.errors?.[0].field]).toEqual([400, 'file']);
  });
});

describe('who may', () => {
  test('a partner may not', async () => {
    const partner = client(app, await aToken(app, 'partner'));
    expect((await partner.post('/api/v1/residents/imports', {})).status).toBe(403);
  });

  test('another CCAS’s import does not exist', async () => {
    const { id } = await load(nadia, frenchList(1));
    const { status } = await nadia.get(`/api/v1/residents/imports/${id.replace(/.{4}$/, '0000')}`);
    expect(status).toBe(404);
  });
});

test('the journal counts, and names nobody; the file is not kept', async () => {
  const { id } = await load(nadia, csv([header, person(1_000_000)]));
  const [entry] = await app.within((tx) =>
    tx.query(`select actor_kind, action, details from audit_entry where subject_id = $1`, [id]),
  );
  expect(entry).toEqual({
    actor_kind: 'agent',
    action: 'residents.imported',
    details: { created: 1, merged: 0, unchanged: 0, refused: 0 },
  });
  const [{ file }] = await app.within((tx) => tx.query('select file from resident_import where id = $1', [id]));
  expect([file, (await stateOf(app, id)).finishedAt]).toEqual([null, '2026-12-08T09:00:00.000Z']);
});
