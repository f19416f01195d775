import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { rowsOf } from '../../src/backup/database-contents.js';
import { findingsOf } from '../../src/cli/doctor-ccas.js';
import type { Session } from '../../src/cli/session.js';
import { demoAccounts } from '../../src/accounts/accounts-demo.js';
import { demoResidents } from '../../src/residents/residents-demo.js';
import { Database } from '../../src/kernel/database/database.js';
import { systemScope } from '../../src/kernel/database/scope.js';
import { knownMigrations, pendingMigrations } from '../../src/kernel/database/migrate.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { Tenants } from '../../src/kernel/tenancy/tenants.js';
import { SignCredential } from '../../src/passes/sign-credential.js';
import { DataSource } from 'typeorm';
import { enter } from '../support/accounts.js';
import { type TestApp, reopenApp } from '../support/app.js';
import { redeem } from '../support/builders.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { client } from '../support/http.js';
import { statementOfOwner } from '../support/installed-postgres.js';
import { aToken } from '../support/personas.js';
import { Visitor } from '../support/visitor.js';
import { installed, releases, upgrade } from './released.js';
import { schemaOf } from './schema.js';

describe.each(releases().map((release) => [release.release, release] as const))(
  'the demonstration of %s, upgraded',
  (_, release) => {
    let database: TestDatabase;
    let app: TestApp;
    let before: Map<string, number>;
    let ran: string[];
    beforeAll(async () => {
      database = await installed(release);
      before = await rowsIn(database);
      ran = await upgrade(database);
      const [ccas] = await statementOfOwner(database.ownerUrl, 'select id from ccas');
      app = await reopenApp(database, String(ccas!.id), { at: release.at });
    });
    afterAll(() => app.close());

    test('just what came after it ran, and nothing waits', async () => {
      expect([...release.migrations, ...ran]).toEqual(knownMigrations());
      expect(await pendingMigrations(app.get(DataSource))).toEqual([]);
      expect(await upgrade(database)).toEqual([]);
    });

    test('its schema is that of a new installation', async () => {
      const fresh = await cloneDatabase();
      expect(await schemaOf(database.ownerUrl)).toEqual(await schemaOf(fresh.ownerUrl));
      await fresh.drop();
    });

    test('every row is there', async () => {
      const after = await rowsIn(database);
      before.set('public.migration', knownMigrations().length);
      expect([...before].filter(([, rows]) => rows > 0).length).toBeGreaterThan(50);
      expect([...before].map(([table]) => [table, after.get(table)])).toEqual([...before]);
    });

    test('what the doctor looks at holds: keys open, lists are signed, journals follow on, jobs run', async () => {
      await app.get(Jobs).tick();
      const scope = ({ id }: { id: string }) => systemScope(id, 'doctor');
      const session = { config: app.config, db: app.get(Database), get: app.get, scope } as unknown as Session;
      for (const tenant of await app.get(Tenants).all())
        expect((await findingsOf(session, tenant)).filter(({ advice }) => advice)).toEqual([]);
    });

    test('its people come in, and find whom they knew', async () => {
      const desk = new Visitor(app);
      await enter(app, desk, demoAccounts.agent);
      const { status, text } = await desk.get('/ccas/usagers');
      expect(status).toBe(200);
      for (const { lastName } of demoResidents.slice(0, 3)) expect(text).toContain(lastName);
    });

    test('its cards are taken at its tills, and limits remember the uses of before', async () => {
      const [use] = await app.within((tx) =>
        tx.query(
          `select u.offer_id, u.used, o.limit_uses, o.partner_id, c.id as credential_id from offer_use u
           join offer o on o.id = u.offer_id join credential c on c.pass_id = u.pass_id
           where u.used = o.limit_uses - 1 and c.kind = 'card' and c.revoked_at is null limit 1`,
        ),
      );
      const passCode = await app.within((tx) => app.get(SignCredential).run(tx, app.ccasId, use.credential_id));
      const till = client(app, await aToken(app, 'till', { partnerId: use.partner_id }));
      const tap = { passCode, offerId: use.offer_id };
      expect((await redeem(till, tap)).status).toBe(201);
      expect((await redeem(till, tap)).body.code).toBe('limit_reached');
    });
  },
);

async function rowsIn({ ownerUrl }: TestDatabase): Promise<Map<string, number>> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    return await rowsOf(owner);
  } finally {
    await owner.end();
  }
}
