import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { systemActor } from '../../src/kernel/access/actor.js';
import { SESSION_COOKIE } from '../../src/kernel/access/cookies.js';
import { FormToken } from '../../src/kernel/access/form-token.js';
import { AccessTokens } from '../../src/kernel/access/access-tokens.js';
import { DemoParts } from '../../src/kernel/demonstration/demo-part.js';
import { Database } from '../../src/kernel/database/database.js';
import { systemScope } from '../../src/kernel/database/scope.js';
import { ArchivedTables } from '../../src/kernel/archive/archiving.js';
import { archivedTables } from '../../src/archive/archive-catalog.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCarer, anOffer, anotherCcas, aPartner, aPassHolder, aTill, redeem } from '../support/builders.js';
import { TestPhone } from '../support/phone.js';
import { matrix, rowNamed, rowsNamed, unseen, wordsNamed } from './access-matrix.js';

/** Whoever may come in anywhere with a key of their own; holders come with their phone. */
const kinds = [...new Set(Object.values(matrix).flatMap((allowed) => (allowed === 'anyone' ? [] : allowed)))].filter(
  (kind) => kind !== 'senior' && kind !== 'carer',
);
type Kind = (typeof kinds)[number];
type Secrets = Record<Kind, { cookie: string; bearer: string }>;

let app: TestApp;
let other: Awaited<ReturnType<typeof anotherCcas>>;
let ours: Secrets;
let phone: TestPhone;
let foreign: Map<string, string>;
let before: string;
beforeAll(async () => {
  app = await startApp();
  other = await anotherCcas(app);
  const partnerId = await aPartner(app);
  ours = await secretsOf(partnerId);
  phone = await TestPhone.carrying(app, { passId: (await aPassHolder(app)).passId });
  await furnish();
  foreign = await idsOf(other);
  before = await fingerprint();
});
afterAll(() => app.close());

async function secretsOf(partnerId: string): Promise<Secrets> {
  const secrets: Partial<Secrets> = {};
  for (const actorKind of kinds) {
    const token = {
      actorKind,
      label: 'two ccas',
      hours: 1,
      partnerId: actorKind === 'till' || actorKind === 'partner' ? partnerId : undefined,
      actorId: uuidv7(),
    };
    const create = (carrier: 'cookie' | 'bearer') =>
      app.within((tx) => app.get(AccessTokens).create(tx, { ...token, carrier }));
    secrets[actorKind] = { cookie: await create('cookie'), bearer: await create('bearer') };
  }
  return secrets as Secrets;
}

/** The neighbour has something of everything, the whole demonstration first: whatever a table holds, an id of it is tried. */
async function furnish(): Promise<void> {
  const actor = systemActor(other.ccasId);
  await other.within((tx) => app.get(DemoParts).load(tx, actor));
  const bakery = await aPartner(other, { name: 'Voisine' });
  const offerId = await anOffer(other, bakery, { limit: { uses: 1, period: 'day' } });
  const { passId, passCode } = await aPassHolder(other);
  await aCarer(other, passId);
  const till = await aTill({ ...app, ccasId: other.ccasId }, bakery);
  for (let use = 0; use < 2; use++)
    await redeem(
      { ...till, post: (url, body, headers) => till.post(url, body, { ...headers, host: other.host }) },
      {
        passCode,
        offerId,
      },
    );
  await other.within(async (tx) => {
    await tx.query(
      `insert into law_period (id, law, valid_from, valid_through, figures, source, added_at) values (gen_random_uuid(), 'pmss', '2027-01-01', '2027-12-31', '{"month":400500}', 'Voisine', $1)`,
      [app.clock.now().toString()],
    );
    const [{ resident_id: residentId }] = await tx.query('select resident_id from pass where id = $1', [passId]);
    const now = app.clock.now().toString();
    await tx.query(
      `insert into rights_request (id, resident_id, kind, asked_by, asked_at, state) values (gen_random_uuid(), $1, 'access', 'agent', $2, 'waiting')`,
      [residentId, now],
    );
    await tx.query(
      `insert into resident_note (id, resident_id, text, written_at, written_by_kind) values (gen_random_uuid(), $1, 'à nous', $2, 'agent')`,
      [residentId, now],
    );
    await tx.query(
      `insert into resident_import (id, file_name, dry_run, state, actor_kind, requested_at, finished_at) values (gen_random_uuid(), 'voisins.csv', false, 'done', 'agent', $1, $1)`,
      [now],
    );
    await tx.query(
      `insert into mail (id, recipient, subject, text_body, html_body, state, about_kind, about_id, created_at) values (gen_random_uuid(), 'v@voisine.example', 'Voisine', 't', 'h', 'kept', 'pass', $2, $1)`,
      [now, passId],
    );
    await tx.query(
      `insert into archive (id, state, salt, bytes, actor_kind, requested_at, finished_at) values (gen_random_uuid(), 'done', '', 10, 'manager', $1, $1)`,
      [now],
    );
    await tx.query(
      `insert into till (id, partner_id, name, created_at) values (gen_random_uuid(), $1, 'Caisse voisine', $2)`,
      [bakery, now],
    );
    await tx.query(
      `insert into card_batch (id, choice, cards, letters, state, total, actor_kind, requested_at) values (gen_random_uuid(), 'never_printed', 'sheets', false, 'done', 1, 'agent', $1)`,
      [now],
    );
    await tx.query(
      `insert into bulk_run (id, act, also, state, total, actor_kind, requested_at) values (gen_random_uuid(), 'pass', false, 'done', 1, 'agent', $1)`,
      [now],
    );
    await tx.query(
      `insert into partner_member (id, partner_id, name, email, added_at) values (gen_random_uuid(), $1, 'Voisin', 'v@voisine.example', $2)`,
      [bakery, now],
    );
  });
}

/** One id of each table of a CCAS that has some. */
async function idsOf(place: { ccasId: string }): Promise<Map<string, string>> {
  return app.get(Database).transaction(systemScope(place.ccasId, 'test'), async (tx) => {
    const tables = await archivedTables((sql) => tx.rows(sql), app.get(ArchivedTables));
    const ids = new Map<string, string>();
    const named = new Set(
      rowsNamed.map(([, table]) => table).filter((table) => app.get(ArchivedTables).staysBehind(table)),
    );
    for (const stays of named) {
      const [row] = await tx.rows<{ id: string }>(`select id from ${stays} limit 1`);
      if (row) ids.set(stays, row.id);
    }
    for (const { name } of tables.filter(({ columns }) => columns.includes('id'))) {
      const [row] = await tx.rows<{ id: string }>(
        `select id from ${name} where ${name === 'ccas' ? 'id' : 'ccas_id'} = current_ccas() limit 1`,
      );
      if (row) ids.set(name, row.id);
    }
    return ids;
  });
}

/** Everything the neighbour has, as one number. */
async function fingerprint(): Promise<string> {
  return other.within(async (tx) => {
    const hash = createHash('sha256');
    for (const { name } of await archivedTables((sql) => tx.rows(sql), app.get(ArchivedTables))) {
      const where = name === 'ccas' ? 'id' : 'ccas_id';
      const rows = await tx.query(
        `select to_jsonb(t)::text as row from ${name} t where ${where} = current_ccas() order by 1`,
      );
      hash.update(JSON.stringify([name, rows]));
    }
    return hash.digest('hex');
  });
}

const idsIn = (route: string) =>
  [...route.matchAll(/:(\w+)/g)].map(([, name]) => name!).filter((name) => !wordsNamed.has(name));

/** The table whose row `:name` names in this address. */
function tableOf(route: string, name: string): string {
  const until = route.slice(0, route.indexOf(`:${name}`) + name.length + 1);
  const table = rowNamed(until);
  if (!table)
    throw new Error(
      `Whose row is :${name} of ${route}? Say in « rowsNamed » of access-matrix.ts which table it is, or in « wordsNamed » that it is no row.`,
    );
  return table;
}

async function ask(
  route: string,
  ids: Map<string, string>,
  kind: Kind | 'senior',
): Promise<{ status: number; text: string }> {
  const [method, path] = route.split(' ') as [string, string];
  const used: string[] = [];
  const url = path
    .replace(':number', '1')
    .replace(':step', 'qui')
    .replaceAll(/:[zxy]\b/g, '1')
    .replaceAll(/:(\w+)/g, (_, name: string) => {
      if (wordsNamed.has(name)) return 'x';
      const id = ids.get(tableOf(path, name)) ?? uuidv7();
      used.push(id);
      return id;
    });
  const agent = supertest(app.nest.getHttpServer());
  const request = agent[method.toLowerCase() as 'get'](url).set('host', 'pass.alfortville.example');
  if (kind === 'senior') request.set('authorization', await phone.proof(method, url));
  else if (path.startsWith('/api/')) request.set('authorization', `Bearer ${ours[kind].bearer}`);
  else request.set('cookie', `${SESSION_COOKIE}=${ours[kind].cookie}`);
  let answer;
  if (method === 'GET') answer = await request;
  else if (path.startsWith('/api/')) answer = await request.send({});
  else {
    const jeton = app
      .get(FormToken)
      .issue({ cookies: { [SESSION_COOKIE]: ours[kind as Kind].cookie } } as never, {} as never);
    answer = await request.type('form').send({ jeton, text: 'x', reason: 'moved', kind: 'access' });
  }
  // What differs from one question to the next is taken out: the id itself, and the page's own token.
  const plain = (text: string) => used.reduce((rest, id) => rest.replaceAll(id, '<id>'), text);
  const text = plain(answer.text ?? '')
    .replaceAll(/name="jeton" value="[^"]*"/g, '')
    .replaceAll(/"instance":"[^"]*"/g, '');
  return { status: answer.status, text: `${text} ${plain(answer.headers.location ?? '')}` };
}

const routes = Object.entries(matrix).filter(([route]) => idsIn(route).length > 0);

describe('an id of another CCAS is an id of nothing', () => {
  test('the neighbour has rows of every kind that an address may name', () => {
    const tables = new Set(routes.flatMap(([route]) => idsIn(route).map((name) => tableOf(route, name))));
    expect([...tables].filter((table) => !foreign.has(table)).toSorted()).toEqual(unseen);
  });

  test.each(routes)('%s', async (route, allowed) => {
    const kinds = allowed === 'anyone' ? (['agent'] as const) : allowed.filter((kind) => kind !== 'carer');
    for (const kind of kinds) {
      const nothing = await ask(route, new Map(), kind as Kind);
      expect([kind, await ask(route, foreign, kind as Kind)]).toEqual([kind, nothing]);
    }
  });

  test('after all of that the neighbour’s rows are what they were', async () => {
    expect(await fingerprint()).toBe(before);
  });

  test('our own ids are found, so that not finding means something', async () => {
    const own = await idsOf(app);
    for (const route of ['GET /ccas/usagers/:id', 'GET /ccas/partenaires/:id', 'GET /api/v1/passes/:id'])
      expect([route, (await ask(route, own, 'agent')).status]).toEqual([route, 200]);
  });

  test('lists and searches show none of the neighbour’s', async () => {
    const ids = [...foreign.values()];
    for (const [route, allowed] of Object.entries(matrix)) {
      if (!route.startsWith('GET ') || route.includes(':') || allowed === 'anyone' || !allowed.includes('manager'))
        continue;
      const { text } = await ask(route, new Map(), 'manager');
      expect([route, /voisin/i.test(text), ids.filter((id) => text.includes(id))]).toEqual([route, false, []]);
    }
  });
});
