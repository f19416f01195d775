import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OpenCcas } from '../../src/ccas/open-ccas.js';
import { loadDemo } from '../../src/demo/load-demo.js';
import { Tenants } from '../../src/kernel/tenancy/tenants.js';
import { enrolmentStates } from '../../src/mutuelle/enrolments/enrolment-states.js';
import { alfortville, reopenApp, type TestApp } from '../support/app.js';
import { asOwnerOf } from '../support/as-owner.js';
import { anArchive, readInto, rowsOf } from '../support/archives.js';
import { aCarer, anOffer, aPartner, aPassHolder, aTill, redeem } from '../support/builders.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { aPath, aTransmittedPath, moveTo } from '../support/mutuelle.js';
import { TestPhone } from '../support/phone.js';

const folder = mkdtempSync(path.join(tmpdir(), 'archive-at-work-'));
let app: TestApp;
let file: string;
beforeAll(async () => {
  const database = await cloneDatabase();
  const empty = await reopenApp(database, '');
  await loadDemo(empty.nest, empty.config);
  const [{ id }] = await asOwnerOf(database.ownerUrl, async (owner) => (await owner.query('select id from ccas')).rows);
  await empty.nest.close();
  app = await reopenApp(database, id);
  await live();
  file = await anArchive(app, path.join(folder, 'archive.zip'));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What half a year of a CCAS leaves: paths in every state, uses, one that came late, one taken back, a merged dossier. */
async function live(): Promise<void> {
  const [plan] = await app.within((tx) => tx.query('select id from agreement_plan order by position limit 1'));
  const today = app.clock.today().toString();
  await moveTo(app, await aPath(app), 'oriented_c2s');
  await moveTo(app, await aPath(app, { lastName: 'Roux' }), 'declined', { reason: 'keeps_contract' });
  await moveTo(app, await aPath(app, { lastName: 'Petit' }), 'withdrawn', { reason: 'moved' });
  const ended = await aTransmittedPath(app, { lastName: 'Simon' });
  await moveTo(app, ended, 'enrolled', { planId: plan.id, effectiveOn: today });
  await moveTo(app, ended, 'ended', { endedOn: today, reason: 'left' });

  const bakery = await aPartner(app);
  const offerId = await anOffer(app, bakery, { limit: { uses: 2, period: 'week' }, quota: 50 });
  const { passId, passCode } = await aPassHolder(app, { lastName: 'Archivée' });
  await aCarer(app, passId);
  await TestPhone.carrying(app, { passId });
  const till = await aTill(app, bakery);
  for (let use = 0; use < 3; use++) await redeem(till, { passCode, offerId });
  await app.within(async (tx) => {
    // Made off line on a Tuesday, heard of on the Thursday: it notes by itself that a day is to be summed again.
    await tx.query(
      `insert into redemption select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'synced_at', r.redeemed_at + interval '2 days'))).*
       from redemption r where r.pass_id = $1 limit 1`,
      [passId],
    );
    const [kept, merged] = await tx.query('select id from resident order by id limit 2');
    await tx.query('update resident set merged_into = $1 where id = $2', [kept.id, merged.id]);
  });
}

async function inACopy<T>(work: (database: TestDatabase) => Promise<T>): Promise<T> {
  const database = await cloneDatabase();
  try {
    return await work(database);
  } finally {
    await database.drop();
  }
}

describe('the archive of a CCAS at work', () => {
  test('comes back whole, whatever state things are in', () =>
    inACopy(async ({ ownerUrl }) => {
      const before = await rowsOf(app, app.database.ownerUrl);
      const states = new Set(before.enrolment!.map((row) => JSON.parse(row).state));
      expect([...states].toSorted()).toEqual([...enrolmentStates].toSorted());
      expect(before.redemption_day_change).toHaveLength(1);
      expect(await readInto(app, ownerUrl, file)).toMatchObject({ ccas: { id: app.ccasId }, defaultHere: undefined });
      const after = await rowsOf(app, ownerUrl);
      for (const [name, rows] of Object.entries(before)) {
        // Sealed anew, with another key.
        if (name !== 'issuer_key') expect([name, after[name]]).toEqual([name, rows]);
        else expect(after[name]).toHaveLength(rows.length);
      }
    }));

  test('is read back by an owner who is no superuser, and no role is left', () =>
    inACopy(async ({ name, ownerUrl }) => {
      const owner = `${name}_owner`;
      const url = new URL(ownerUrl);
      url.username = owner;
      url.password = 'pass';
      await asOwnerOf(ownerUrl, async (superuser) => {
        await superuser.query(`create role ${owner} login createrole password 'pass'`);
        await superuser.query(`grant connect, temporary on database ${name} to ${owner}`);
        await superuser.query(`alter schema public owner to ${owner}`);
        const { rows } = await superuser.query(
          `select format('alter table public.%I owner to ${owner}', relname) as sql from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
        );
        for (const { sql } of rows) await superuser.query(sql);
      });
      try {
        await readInto(app, url.toString(), file);
        await asOwnerOf(ownerUrl, async (superuser) => {
          const { rows } = await superuser.query(
            `select rolname from pg_roles where rolname like 'passerelle_restores%'`,
          );
          expect(rows).toEqual([]);
          expect((await superuser.query('select id from ccas')).rows).toEqual([{ id: app.ccasId }]);
          await superuser.query(`alter role ${owner} nocreaterole`);
        });
        await asOwnerOf(ownerUrl, (superuser) => superuser.query('truncate ccas cascade'));
        await expect(readInto(app, url.toString(), file)).rejects.toThrow(/ne peut pas créer le rôle restreint/);
      } finally {
        await asOwnerOf(ownerUrl, (superuser) =>
          superuser.query(`reassign owned by ${owner} to current_user; drop owned by ${owner}; drop role ${owner}`),
        );
      }
    }));

  test('goes beside another CCAS that answers by default: this one goes on doing so, and each under its own name', () =>
    inACopy(async (database) => {
      const host = await reopenApp(database, '');
      await host.get(OpenCcas).run({
        ...alfortville,
        name: 'CCAS de Vincennes',
        origin: 'https://pass.vincennes.example',
        communeCodes: ['94080'],
      });
      expect(await readInto(app, database.ownerUrl, file)).toMatchObject({ defaultHere: 'CCAS de Vincennes' });
      const byHost = async (name: string) => (await host.get(Tenants).byHost(name)).name;
      expect(await byHost('pass.alfortville.example')).toBe('CCAS d’Alfortville (démonstration)');
      expect(await byHost('pass.vincennes.example')).toBe('CCAS de Vincennes');
      expect(await byHost('pass.nulle-part.example')).toBe('CCAS de Vincennes');
      await host.nest.close();
    }));
});

describe('what may refuse or add rows when they are read back', () => {
  const triggers = `select distinct tgname::text as name, p.prosrc as source from pg_trigger t join pg_proc p on p.oid = t.tgfoid
    join pg_class c on c.oid = t.tgrelid where not t.tgisinternal and c.relnamespace = 'public'::regnamespace and t.tgtype & 4 <> 0 order by 1`;
  /** It reads what was written, at the end, and holds for every row that ever lay in the database. */
  const readsOnly = ['tariff_whole'];
  /** It fills the columns another version reads, the same ones however often. */
  const fillsOnly = ['consent_of_both_versions'];

  test('every trigger on an insert knows of it', async () => {
    const found: { name: string; source: string }[] = await app.within((tx) => tx.query(triggers));
    expect(found.length).toBeGreaterThan(3);
    const ignorant = found.filter(
      ({ name, source }) => ![...readsOnly, ...fillsOnly].includes(name) && !source.includes('is_restoring()'),
    );
    expect(ignorant.map(({ name }) => name)).toEqual([]);
  });

  test('no check looks at the clock, and nothing refers to a number that a database draws by itself', async () => {
    const clocks = await app.within((tx) =>
      tx.query(
        `select conname from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace and pg_get_constraintdef(oid) ~* 'now\\(|current_(date|time)|clock_timestamp'`,
      ),
    );
    const referred = await app.within((tx) =>
      tx.query(
        `select conname from pg_constraint k join pg_attribute a on a.attrelid = k.confrelid and a.attnum = any(k.confkey) where k.contype = 'f' and a.attidentity <> ''`,
      ),
    );
    expect([clocks, referred]).toEqual([[], []]);
  });

  test('the application has no part in it: a path it writes begins with interest', async () => {
    const state = (tx: Parameters<Parameters<TestApp['within']>[0]>[0]) =>
      tx.query(
        `insert into enrolment select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'reference', 'ABCDEFGH'))).* from enrolment e where state = 'transmitted' limit 1`,
      );
    await expect(app.within(state)).rejects.toMatchObject({
      driverError: { code: '23514', constraint: 'enrolment_moves' },
    });
    const become = app.within((tx) => tx.query('create role passerelle_restores_1'));
    await expect(become).rejects.toMatchObject({ driverError: { code: '42501' } });
  });
});
