import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { testSecret } from '../test/support/test-secret.js';
import { ensureBuilt } from './ensure-built.js';

/**
 * `node scripts/dump-demonstration.js`: what a commune that runs this release has, as SQL that needs no `psql`, for the
 * test that upgrades it (`test/upgrade/`). Run once, when a release is made; what is kept is never written again.
 * The schema is the release's own migration files, as they were; then every row of its demonstration, and a day's use.
 */
ensureBuilt();
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const file = `test/upgrade/releases/${version}.sql.gz`;
if (existsSync(file)) {
  console.error(`${file} is kept already: that release is out.`);
  process.exit(1);
}
const { startLocalPostgres } = await import('../dist/kernel/database/local-postgres.js');
const directory = mkdtempSync(path.join(tmpdir(), 'passerelle-dump-'));
chmodSync(directory, 0o711); // Where this runs as root, PostgreSQL does not: it must be able to walk through here.
const postgres = await startLocalPostgres(directory);
try {
  const addresses = await demonstrate(postgres.url);
  const sql = await writeDump(postgres.url);
  writeFileSync(file, gzipSync(sql, { level: 9 }));
  writeFileSync(file.replace('.sql.gz', '.addresses.txt'), `${addresses.join('\n')}\n`);
  console.log(`${file}: ${sql.split('\n').length} lines`);
} finally {
  await postgres.stop();
  rmSync(directory, { recursive: true, force: true });
}

/**
 * The demonstration, its jobs run once, and a till at work: limited offers used, refused, taken back.
 * @returns where its pages stand and their forms go: what is open in a browser is served by the next release too
 */
async function demonstrate(url) {
  const { createApp } = await import('../dist/create-app.js');
  const { loadDemo } = await import('../dist/demo/load-demo.js');
  const { AccessTokens } = await import('../dist/kernel/access/access-tokens.js');
  const { systemActor } = await import('../dist/kernel/access/actor.js');
  const { readConfig } = await import('../dist/kernel/config/config.js');
  const { Database } = await import('../dist/kernel/database/database.js');
  const { systemScope } = await import('../dist/kernel/database/scope.js');
  const { Jobs } = await import('../dist/kernel/jobs/jobs.js');
  const { Clock } = await import('../dist/kernel/time/clock.js');
  const { AddTill } = await import('../dist/partners/add-till.js');
  const { SignCredential } = await import('../dist/passes/sign-credential.js');
  const { prepareDatabase } = await import('../dist/prepare-database.js');

  const config = readConfig({
    DATABASE_URL: url,
    SECRET_KEY: testSecret,
    PUBLIC_URL: 'https://pass.alfortville.example',
    DATA_DIR: directory,
    LOG_LEVEL: 'silent',
  });
  const { appUrl } = await prepareDatabase(config);
  const app = await createApp({ config, databaseUrl: appUrl, clock: new Clock() });
  await app.init();
  const get = (token) => app.get(token, { strict: false });
  try {
    await loadDemo(app, config);
    await get(Jobs).tick();
    const [{ id: ccasId }] = await get(Database).outsideTenants('select id from ccas');
    const { token, taps } = await get(Database).transaction(systemScope(ccasId, 'dump'), async (tx) => {
      const [{ id: offerId, partner_id: partnerId }] = await tx.query(
        `select id, partner_id from offer where limit_uses = 2 and state = 'published' and hours = '[]'`,
      );
      const { id } = await get(AddTill).run(tx, systemActor(ccasId), partnerId, 'Caisse 1');
      const till = { carrier: 'bearer', actorKind: 'till', actorId: id, partnerId, label: 'Caisse 1', hours: 24 };
      const cards = await tx.query(
        `select c.id from credential c where c.revoked_at is null and kind = 'card' limit 4`,
      );
      const codes = [];
      for (const card of cards) codes.push(await get(SignCredential).run(tx, ccasId, card.id));
      return {
        token: await get(AccessTokens).create(tx, till),
        taps: codes.map((passCode) => ({ passCode, offerId })),
      };
    });
    const post = (address, payload) =>
      app
        .getHttpAdapter()
        .getInstance()
        .inject({
          method: 'POST',
          url: `/api/v1/redemptions${address}`,
          headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
          payload,
        });
    const statuses = [];
    for (const tap of taps) {
      const first = await post('', tap);
      const others = [await post('', tap), await post('', tap)];
      statuses.push([first, ...others].map(({ statusCode }) => statusCode).join(' '));
      await post(`/${first.json().id}/void`, {});
    }
    console.log(`A till at work: ${statuses.join(', ')}`);
    return await addressesOfPages(app);
  } finally {
    await app.close();
  }
}

/** Those of an earlier release are left out: they are kept for one only. */
async function addressesOfPages(app) {
  const { METHOD_METADATA } = await import('@nestjs/common/constants.js');
  const { RequestMethod } = await import('@nestjs/common');
  const { addressesOf, methodsOf, ScreenAddresses } = await import('../dist/kernel/screens/screen-addresses.js');
  const found = app
    .get(ScreenAddresses, { strict: false })
    .all()
    .flatMap((screens) =>
      methodsOf(screens).flatMap((name) => {
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, screens.prototype[name])];
        return method ? addressesOf([screens, name]).map((address) => `${method} ${address}`) : [];
      }),
    );
  return [...new Set(found)].sort();
}

async function writeDump(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: done } = await client.query('select name from migration order by id');
    const files = readdirSync('migrations').filter((name) => name.endsWith('.sql'));
    if (files.length !== done.length) throw new Error('Migrations and their files are not as many.');
    const about = { release: version, at: new Date().toISOString(), migrations: done.map(({ name }) => name) };
    // As TypeORM does: its table first, which a function of ours reads.
    const parts = [`-- ${JSON.stringify(about)}`, await tableOfMigrations(client)];
    for (const name of files.sort()) parts.push(`-- ${name}`, readFileSync(path.join('migrations', name), 'utf8'));
    parts.push(...(await rowsOf(client)), '');
    return parts.join('\n');
  } finally {
    await client.end();
  }
}

/** The one table no file makes: TypeORM's own. */
async function tableOfMigrations(client) {
  const { rows } = await client.query(
    `select conname, pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = 'migration'::regclass and contype = 'p'`,
  );
  return `create table migration (id serial not null, "timestamp" bigint not null, name character varying not null,
  constraint "${rows[0].conname}" ${rows[0].definition});`;
}

async function rowsOf(client) {
  const { rows: tables } = await client.query(
    `select c.oid, format('%I', c.relname) as name, array_agg(format('%I', a.attname) order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by c.oid, c.relname order by c.relname`,
  );
  // As a backup is read back: rows as they were, no trigger makes more of them, no order among tables is needed.
  const parts = ['set session_replication_role = replica;', `truncate ${tables.map(({ name }) => name).join(', ')};`];
  for (const { name, columns } of tables) {
    const values = columns.map((column) => `quote_nullable(${column}::text)`).join(` || ', ' || `);
    const { rows } = await client.query(`select ${values} as row from ${name} order by 1`);
    if (rows.length === 0) continue;
    const lines = rows.map(({ row }) => `(${row})`).join(',\n');
    parts.push(`insert into ${name} (${columns.join(', ')}) overriding system value values\n${lines};`);
  }
  const { rows: sequences } = await client.query(
    `select format('%I', sequencename) as name, last_value from pg_sequences where schemaname = 'public' and last_value is not null`,
  );
  for (const { name, last_value } of sequences) parts.push(`select setval('${name}', ${last_value});`);
  return [...parts, 'reset session_replication_role;'];
}
