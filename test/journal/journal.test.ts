import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { systemActor } from '../../src/kernel/access/actor.js';
import { Audit } from '../../src/kernel/audit/audit.js';
import { journalFile } from '../../src/journal/journal-file.js';
import { JournalListRequest } from '../../src/journal/journal-list-request.js';
import { JournalQuery } from '../../src/journal/journal.query.js';
import { JournalVocabulary } from '../../src/journal/journal-vocabulary.js';
import { ChangePassState } from '../../src/passes/change-pass-state.js';
import { aManagerAccount, aManagersDesk, anAgentAccount } from '../support/accounts.js';
import { Retention } from '../../src/kernel/retention/retention.js';
import { RemoveMember } from '../../src/teams/remove-member.js';
import { spacedReference } from '../../src/donations/giving/payment-reference.js';
import { aCompany, aFund, aPledge, withSettings } from '../donations/giving.js';
import { startApp, type TestApp } from '../support/app.js';
import { anotherCcas, aPassHolder } from '../support/builders.js';
import { client, type Client } from '../support/http.js';
import { anAgreement, anInsurer } from '../support/mutuelle.js';
import { aToken } from '../support/personas.js';
import { routesOf } from '../support/routes.js';
import type { Visitor } from '../support/visitor.js';

let app: TestApp;
let desk: Visitor;
let api: Client;
let nadiaId: string;
let passId: string;
beforeAll(async () => {
  app = await startApp();
  nadiaId = await anAgentAccount(app);
  await aManagerAccount(app);
  ({ passId } = await aPassHolder(app, { lastName: 'Castellane', firstName: 'Hermine' }));
  await app.within((tx) =>
    app
      .get(ChangePassState)
      .run(tx, { kind: 'agent', id: nadiaId, ccasId: app.ccasId }, passId, { verb: 'suspend' } as never),
  );
  desk = await aManagersDesk(app);
  api = client(app, await aToken(app, 'manager'));
});
afterAll(() => app.close());

const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const open = async (search: string) => words((await desk.get(`/ccas/journal${search}`)).text);
const lines = (html: string) => html.split('Ce qui a été fait').slice(1).join(' ');

/** Codes written in the source: `'pass.issued'` beside the word action; a template is every code it may give. */
function actionsInSource(): string[] {
  const root = path.resolve('src');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const found = files.flatMap((file) => {
    const source = readFileSync(path.join(root, file), 'utf8');
    const beside = source.matchAll(/\baction:[^,;]*/g);
    return [...beside].flatMap(([text]) =>
      [...text.matchAll(/['`]([a-z_]+\.[a-z_]*(?:\$\{[\w.]+\})?)['`]/g)].map(([, code]) => code!),
    );
  });
  return [...new Set(found)].sort();
}

describe('the words of the journal', () => {
  const codes = actionsInSource();

  test('the source is read: what is known to be there is found', () => {
    expect(codes).toEqual(
      expect.arrayContaining(['pass.issued', 'account.reopened', 'offer.paused', 'right.${closing.state}']),
    );
    expect(codes.length).toBeGreaterThan(70);
  });

  test.each(codes)('%s has a sentence and a theme', (code) => {
    const { sentences, themes } = app.get(JournalVocabulary);
    const written = code.includes('${')
      ? [...sentences.keys()].filter((each) => each.startsWith(code.slice(0, code.indexOf('${'))))
      : [code].filter((each) => sentences.has(each));
    expect(written.length).toBeGreaterThan(0);
    expect(themes.has(code.split('.')[0]!)).toBe(true);
  });
});

describe('what an id of the journal is called', () => {
  test('has a page of its own, or says that it has none', () => {
    const pages = routesOf(app).filter((route) => route.startsWith('GET /ccas/'));
    const isPage = (address: string) =>
      pages.some((route) => new RegExp(`^GET ${route.slice(4).replaceAll(/:\w+/g, '[^/]+')}$`).test(`GET ${address}`));
    const { subjects } = app.get(JournalVocabulary);
    const ways = [...subjects].map(([kind, sql]): [string, string | undefined] => {
      const href = /(?:null|'([^']*)'((?:\s*\|\|\s*(?:[\w.]+|'[^']*'))*)) as href/.exec(sql);
      const rest = [...(href?.[2] ?? '').matchAll(/'([^']*)'|[\w.]+/g)].map(([, text]) => text ?? 'x');
      return [kind, href?.[1] && href[1] + rest.join('')];
    });
    expect(ways.filter(([, way]) => way === undefined).map(([kind]) => kind)).toEqual(['ccas']);
    expect(ways.filter(([, way]) => way !== undefined && !isPage(way))).toEqual([]);
  });

  test('leads there from the line', async () => {
    const { text } = await desk.get('/ccas/journal?quoi=pass.suspended');
    const [{ resident }] = await app.within((tx) =>
      tx.query('select resident_id as resident from pass where id = $1', [passId]),
    );
    expect(text).toMatch(new RegExp(`<a href="/ccas/usagers/${resident}">le pass [^<]* de Hermine Castellane</a>`));
  });
});

describe('a manager reads who did what to whom', () => {
  test('in sentences, with names that the journal itself does not hold', async () => {
    const text = await open('');
    expect(text).toMatch(/Nadia a suspendu le pass [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z] de Hermine Castellane/);
    expect(text).toContain('Serge s’est connecté·e');
    const rows = await app.within((tx) => tx.query('select * from audit_entry'));
    expect(JSON.stringify(rows)).not.toMatch(/Castellane|Nadia|Serge/);
  });

  test.each([
    ['the person who acted', () => `?qui=${nadiaId}`],
    ['the action', () => '?quoi=pass.suspended'],
    ['whom it was done to, by name', () => '?sur=castellane&quoi=pass.suspended'],
    ['the day, and the person', () => `?du=2026-12-08&au=08/12/2026&qui=${nadiaId}`],
  ])('found by %s', async (_what, search) => {
    const found = lines(await open(search()));
    expect(found).toContain('a suspendu');
    expect(found).not.toContain('a créé le compte');
  });

  test.each(['?du=2026-12-09', '?au=2026-12-07', '?sur=personne-de-ce-nom', '?qui=titulaires'])(
    'nothing where nothing is: %s',
    async (search) => {
      expect(await open(search)).toContain('Rien ne correspond');
    },
  );

  test('a pass is found by its number, with everything of its holder', async () => {
    const [{ number }] = await app.within((tx) => tx.query('select number from pass where id = $1', [passId]));
    const found = lines(await open(`?sur=${number.slice(0, 4).toLowerCase()}-${number.slice(4)}`));
    expect(found).toMatch(/a suspendu.*a délivré.*a inscrit Hermine Castellane/);
  });

  test('a gift is found by its donor, and its line says which gift and leads to it', async () => {
    await withSettings(app);
    const donorId = await aCompany(app, { name: 'Scierie Quélennec' });
    const giftId = await aPledge(app, { donorId, fundId: await aFund(app, { name: 'Sorties' }) });
    const [{ reference }] = await app.within((tx) =>
      tx.query('select reference from donation where id = $1', [giftId]),
    );
    const { text } = await desk.get('/ccas/journal?sur=quelennec');
    expect(words(text)).toContain(`a enregistré la promesse de don ${spacedReference(reference)} (Scierie Quélennec)`);
    expect(words(text)).toContain('a enregistré le donateur Scierie Quélennec');
    expect(text).toContain(`href="/ccas/dons/${giftId}"`);
    expect(await open('?du=31/02/2026')).toContain('la recherche n’en tient pas compte');
  });

  test('an address that makes no sense is read as far as it does', async () => {
    for (const search of [
      '?qui=%00',
      '?du=hier&au=2026-02-31',
      '?quoi=rien.dutout',
      '?apres=9-99999999999999',
      '?sur=%25',
      '?sur=a&sur=b',
    ])
      expect((await desk.get(`/ccas/journal${search}`)).status).toBe(200);
  });

  test('somebody of a mutuelle is called by their name, and by what they were once they have left', async () => {
    const agreementId = await anAgreement(app);
    const remi = await anInsurer(app, agreementId);
    const search = '?quoi=session.opened';
    await app.within((tx) =>
      app.get(Audit).write(tx, remi, { action: 'session.opened', subject: { kind: 'insurer_member', id: remi.id } }),
    );
    expect(lines(await open(search))).toContain('Rémi (Mutuelle des Deux Rives)');
    const ofTheirs = lines(await open('?qui=mutuelle&quoi=session.opened'));
    expect(ofTheirs).toContain('Rémi (Mutuelle des Deux Rives)');
    expect(ofTheirs).not.toContain('Serge');
    expect(lines(await open('?quoi=insurer_member.added'))).toContain('Rémi (Mutuelle des Deux Rives)');
    const team = { kind: 'insurer', ownerId: agreementId };
    await app.within((tx) => app.get(RemoveMember).run(tx, systemActor(app.ccasId), team, remi.id));
    expect(lines(await open(search))).toContain('une personne partie (Mutuelle des Deux Rives)');
  });

  test('older entries follow, each once', async () => {
    for (let i = 0; i < 60; i++)
      await app.within((tx) =>
        app.get(Audit).write(tx, systemActor(app.ccasId), { action: 'mail.resent', subject: { kind: 'mail' } }),
      );
    const rows = (html: string) => html.match(/<tr><td class="when">/g)!.length;
    const first = await desk.get('/ccas/journal?quoi=mail.resent');
    const second = await desk.get('/ccas/journal?quoi=mail.resent&page=2');
    expect([rows(first.text), rows(second.text)]).toEqual([50, 10]);
    expect(words(second.text)).toContain('60 écritures, de 51 à 60');
    const shown = async (search: string) => {
      const { text } = await desk.get(`/ccas/journal${search}`);
      return text.slice(text.indexOf('<tbody>')).split('<tr>').slice(1).map(words);
    };
    const last = `?page=${Math.ceil(Number(/(\d+) écritures/.exec(await open(''))![1]) / 50)}`;
    expect((await shown('?sens=croissant'))[0]).toContain(
      (await shown(last)).at(-1)!.split('</table>')[0]!.slice(0, 60),
    );
    expect(await open('?quoi=rien.dutout&page=abc')).toMatch(
      /Le choix demandé pour « Quoi » n’existe pas : il n’est pas appliqué\. La page demandée n’existe pas : voici la première\./,
    );
  });

  test('as a table for a spreadsheet, filtered alike; and that this was done is journalled', async () => {
    const { text } = await desk.get(`/ccas/journal.csv?qui=${nadiaId}`);
    expect(text).toMatch(/^\uFEFFDate;Heure;Qui;Ce qui a été fait;Sur;Action;Identifiant;Détails\r\n/);
    expect(text).toMatch(/2026-12-08;10:00:00;Nadia;a suspendu;le pass .* de Hermine Castellane;pass\.suspended;/);
    expect(text).not.toContain('Serge');
    expect(await open('?quoi=journal.exported')).toContain('Serge a exporté le journal');
  });

  test.each(['', '?tri=quand', '?sens=croissant', '?tri=quand&sens=decroissant'])(
    'its file has the rows of the page, in their order: %s',
    async (search) => {
      for (let each = 0; each < 2; each++) {
        app.clock.advance({ minutes: 1 });
        await app.within((tx) =>
          app.get(Audit).write(tx, systemActor(app.ccasId), { action: 'mail.resent', subject: { kind: 'mail' } }),
        );
      }
      const days = `${search === '' ? '?' : `${search}&`}qui=systeme&quoi=mail.resent`;
      const shown = (await desk.get(`/ccas/journal${days}`)).text;
      const sorted = /aria-sort="(\w+)"/.exec(shown)![1];
      const file = (await desk.get(`/ccas/journal.csv${days}`)).text.trim().split('\r\n').slice(1);
      const moments = file.map((row) => row.split(';').slice(0, 2).join(' '));
      expect(new Set(moments).size).toBeGreaterThan(1);
      expect(moments).toEqual(sorted === 'ascending' ? moments.toSorted() : moments.toSorted().toReversed());
    },
  );

  test('a file that cannot take all of it says so in its last line, and one that can says nothing', async () => {
    const { rows, isMore } = await app.within((tx) =>
      app.get(JournalQuery).exported(tx, { action: 'mail.resent' }, new JournalListRequest(), 2),
    );
    expect([rows.length, isMore]).toEqual([2, true]);
    const lines = rows.map((entry) => ({ id: entry.id, entry, actor: { label: 'Le système' }, sentence: 'a renvoyé' }));
    expect(journalFile(lines, true).split('\r\n').at(-2)).toMatch(/La suite n’est pas dans ce fichier.*2 écritures/);
    expect(journalFile(lines, false)).not.toContain('La suite');
  });

  test('of a dossier that was erased, without its name', async () => {
    await app.within((tx) =>
      tx.query(`update resident set erased_at = now() where id = (select resident_id from pass where id = $1)`, [
        passId,
      ]),
    );
    expect(await open('?quoi=pass.suspended')).toContain('de un dossier effacé');
  });
});

describe('GET /api/v1/audit', () => {
  test('gives ids and codes, filtered and page by page', async () => {
    const { body } = await api.get(
      `/api/v1/audit?actor=${nadiaId}&action=pass.suspended&from=2026-12-08&to=2026-12-08`,
    );
    expect(body).toEqual({
      items: [
        {
          id: expect.stringMatching(/^\d-\d+$/),
          at: '2026-12-08T09:00:00.000Z',
          actor: { kind: 'agent', id: nadiaId },
          action: 'pass.suspended',
          subject: { kind: 'pass', id: passId },
          details: expect.anything(),
        },
      ],
      next: null,
    });
    const all = new Set<string>();
    let after = '';
    do {
      const page = (await api.get(`/api/v1/audit?limit=20${after && `&after=${after}`}`)).body;
      for (const { id } of page.items) all.add(id);
      after = page.next;
    } while (after);
    const [{ n }] = await app.within((tx) => tx.query('select count(*)::int as n from audit_entry'));
    expect(all.size).toBe(n);
  });

  test('is for managers; what it does not know is refused', async () => {
    expect((await client(app, await aToken(app, 'agent')).get('/api/v1/audit')).status).toBe(403);
    for (const search of ['actor=moi', 'from=hier', 'after=x', 'qui=moi'])
      expect((await api.get(`/api/v1/audit?${search}`)).status).toBe(400);
  });
});

describe('the chain', () => {
  test('is verified on a page, and each night; a change made past the application is seen', async () => {
    expect(words((await desk.get('/ccas/journal/verification')).text)).toContain('Le journal est intact');
    const owner = new pg.Client(app.database.ownerUrl);
    await owner.connect();
    await owner.query('begin');
    await owner.query(`select set_config('app.ccas', $1, false)`, [app.ccasId]);
    const { rows } = await owner.query(
      `update audit_entry set action = 'pass.issued' where action = 'pass.suspended' returning lane, seq`,
    );
    await owner.query('commit');
    const broken = words((await desk.get('/ccas/journal/verification')).text);
    expect(broken).toContain(`file ${rows[0].lane}, écriture ${rows[0].seq}`);
    await owner.query(`update audit_entry set action = 'pass.suspended' where lane = $1 and seq = $2`, [
      rows[0].lane,
      rows[0].seq,
    ]);
    await owner.end();
    expect(words((await desk.get('/ccas/journal/verification')).text)).toContain('Le journal est intact');
  });
});

describe('twelve months', () => {
  let old: TestApp;
  beforeAll(async () => {
    old = await startApp({ at: '2020-01-10T09:00:00Z' });
  });
  afterAll(() => old.close());

  const write = (action: string) =>
    old.within((tx) => old.get(Audit).write(tx, systemActor(old.ccasId), { action, subject: { kind: 'test' } }));
  const actions = async () =>
    (await old.within((tx) => tx.query('select action from audit_entry order by at, lane, seq'))).map(
      (row: { action: string }) => row.action,
    );
  const breaks = () => old.within((tx) => tx.query('select * from audit_breaks()'));

  test('what is older goes, what is younger stays, and the chain of it still holds', async () => {
    for (let i = 0; i < 12; i++) await write('test.old');
    old.clock.set('2020-12-20T09:00:00Z');
    for (let i = 0; i < 12; i++) await write('test.young');
    old.clock.set('2021-01-20T03:30:00Z');
    const rule = old
      .get(Retention)
      .all()
      .find(({ job }) => job === 'journal.retention')!;
    expect(await old.within((tx) => rule.due(tx))).toBe(13);
    expect(await old.get(Retention).run('journal.retention', old.ccasId)).toEqual({ removed: 13 });
    expect(new Set(await actions())).toEqual(new Set(['test.young']));
    expect(await breaks()).toEqual([]);
    await write('test.after');
    expect(await breaks()).toEqual([]);
  });

  test('more than a request may take is allowed the purge and the verification: five minutes', async () => {
    const seen: string[] = [];
    const owner = new pg.Client(old.database.ownerUrl);
    await owner.connect();
    // What the statement is allowed, written down by the database itself while it runs.
    await owner.query(`create table allowed (what text, ms text);
      grant insert on allowed to public;
      alter function purge_audit(timestamptz) rename to purge_audit_itself;
      create function purge_audit(at timestamptz) returns bigint language plpgsql as $$
        begin insert into allowed values ('purge', current_setting('statement_timeout')); return purge_audit_itself(at); end $$`);
    await old.get(Retention).run('journal.retention', old.ccasId);
    const { rows } = await owner.query('select what, ms from allowed');
    for (const { what, ms } of rows) seen.push(`${what} ${ms}`);
    await owner.query(`drop function purge_audit(timestamptz);
      alter function purge_audit_itself(timestamptz) rename to purge_audit; drop table allowed`);
    await owner.end();
    expect(seen).toEqual(['purge 5min']);
  });

  test('a lane that was emptied goes on where it was', async () => {
    old.clock.set('2022-06-01T03:30:00Z');
    await old.get(Retention).run('journal.retention', old.ccasId);
    expect(await actions()).toEqual([]);
    expect(await breaks()).toEqual([]);
    for (let i = 0; i < 8; i++) await write('test.again');
    expect([(await actions()).length, await breaks()]).toEqual([8, []]);
  });

  test('an entry taken away from the new beginning is a break', async () => {
    const owner = new pg.Client(old.database.ownerUrl);
    await owner.connect();
    await owner.query('begin');
    await owner.query(`select set_config('app.ccas', $1, true)`, [old.ccasId]);
    await write('test.last');
    await owner.query(
      `delete from audit_entry e where (lane, seq) = (select lane, min(seq) from audit_entry where ccas_id = current_ccas() group by lane having count(*) > 1 limit 1)`,
    );
    expect((await owner.query('select * from audit_breaks()')).rows).toHaveLength(1);
    await owner.query('rollback');
    await owner.end();
  });

  test('the application cannot purge what is younger than a year, whatever it says the time is', async () => {
    const purge = old.within((tx) => tx.query(`select purge_audit(now() - interval '11 months')`));
    await expect(purge).rejects.toThrow(/younger than a year/);
    await expect(old.within((tx) => tx.query('delete from audit_origin'))).rejects.toThrow(/permission denied/);
  });

  test('of one CCAS only', async () => {
    const other = await anotherCcas(old);
    const before = (await other.within((tx) => tx.query('select 1 from audit_entry'))).length;
    old.clock.set('2025-01-01T03:30:00Z');
    await old.get(Retention).run('journal.retention', old.ccasId);
    expect((await other.within((tx) => tx.query('select 1 from audit_entry'))).length).toBe(before);
  });
});
