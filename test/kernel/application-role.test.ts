import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { excessivePowers } from '../../src/kernel/database/application-role.js';
import { type TestApp, startApp } from '../support/app.js';

let app: TestApp;
let web: pg.Client;
beforeAll(async () => {
  app = await startApp();
  web = new pg.Client(app.database.appUrl);
  await web.connect();
});
afterAll(async () => {
  await web.end();
  await app.close();
});

async function inCcas(sql: string): Promise<void> {
  await web.query('begin');
  try {
    await web.query(`select set_config('app.ccas', $1, true)`, [app.ccasId]);
    await web.query(sql);
  } finally {
    await web.query('rollback');
  }
}

describe('the application’s role', () => {
  test('owns nothing, and may neither create nor look past the policies', async () => {
    const { rows } = await web.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, has_schema_privilege('public', 'create') as creates,
         (select count(*)::int from pg_class where pg_has_role(relowner, 'member')) as owned,
         (select count(*)::int from pg_proc where pg_has_role(proowner, 'member')) as functions from pg_roles where rolname = current_user`,
    );
    expect(new Set(Object.values(rows[0]).map(Number))).toEqual(new Set([0]));
  });

  test.each([
    `insert into audit_entry (lane, seq, at, actor_kind, action, subject_kind, details, hash) values (0, 99, now(), 'agent', 'x', 'x', '{}', '')`,
    `update audit_entry set action = 'x'`,
    'delete from audit_entry',
    `insert into audit_head (lane, seq, hash) values (7, 0, '')`,
    'update audit_head set seq = 0',
    'update redemption set amount_cents = 1',
    'update redemption set saved_cents = 0',
    'update redemption set redeemed_at = now()',
    'update redemption set pass_id = offer_id',
    'delete from redemption',
    'delete from offer_use',
    'update refusal set verdict = $$accepted$$',
    'delete from refusal',
    'truncate redemption',
    'alter table redemption disable row level security',
    'set role passerelle',
  ])('may not: %s', async (sql) => {
    await expect(inCcas(sql)).rejects.toThrow(/permission denied|must be owner/);
  });
});

describe('a process refuses to start with a login', () => {
  /** What is said of it; it is made and undone in one transaction, so that no other test ever sees it. */
  async function saidOf(login: string, more = ''): Promise<string[]> {
    const owner = new pg.Client(app.database.ownerUrl);
    await owner.connect();
    try {
      await owner.query('begin');
      await owner.query(`create role ${login} login in role passerelle_app; ${more}; set local role ${login}`);
      const asLogin = { query: async (sql: string) => (await owner.query(sql)).rows };
      return await excessivePowers(asLogin as unknown as DataSource);
    } finally {
      await owner.end();
    }
  }

  test('that bears the name by which triggers know what is read back from an archive', async () => {
    expect(await saidOf('passerelle_restores_4711')).toEqual(['il porte le nom des rôles qui rechargent une archive']);
    expect(await saidOf('passerelle_web_4711')).toEqual([]);
  });

  test.each([
    ['alter role web_4711 bypassrls', ['il contourne le cloisonnement des lignes (BYPASSRLS)']],
    ['alter role web_4711 createrole', ['il peut créer des rôles']],
    ['grant pg_read_all_data to web_4711', ['il est superutilisateur, ou membre d’un rôle qui voit tout']],
    ['alter table offer owner to web_4711', ['il possède des tables ou des fonctions']],
    ['grant create on schema public to web_4711', ['il peut créer des objets dans le schéma public']],
    ['grant truncate on offer to web_4711', ['il peut vider des tables ou réécrire le journal']],
    ['grant update on audit_entry to web_4711', ['il peut vider des tables ou réécrire le journal']],
    ['grant delete on redemption to web_4711', ['il peut vider des tables ou réécrire le journal']],
    ['grant delete on refusal to web_4711', ['il peut vider des tables ou réécrire le journal']],
    ['grant delete on offer_use to web_4711', ['il peut vider des tables ou réécrire le journal']],
  ])('too powerful: %s', async (grant, said) => {
    expect(await saidOf('web_4711', grant)).toEqual(expect.arrayContaining(said));
  });
});
