import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { createApp } from '../../src/create-app.js';
import { Config } from '../../src/kernel/config/config.js';
import { Database } from '../../src/kernel/database/database.js';
import { systemScope } from '../../src/kernel/database/scope.js';
import type { Transaction } from '../../src/kernel/database/transaction.js';
import { ModuleSwitches } from '../../src/kernel/modules/module-switches.js';
import { Tenants } from '../../src/kernel/tenancy/tenants.js';
import { OpenCcas } from '../../src/ccas/open-ccas.js';
import { bringBack, type KeptRows, keptRows } from './clean-state.js';
import { cloneDatabase, type TestDatabase } from './database.js';
import { testSecret } from './test-secret.js';
import { aTuesday, TestClock } from './test-clock.js';

/** A test reads and breaks tables as they are, in TypeORM's own way too, which `Tx` leaves out. */
type Within = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

export function withinOf(db: Database, ccasId: string): Within {
  return (work) => db.transaction(systemScope(ccasId, 'test'), (tx) => work(tx as Transaction));
}

export interface TestApp {
  nest: NestFastifyApplication;
  database: TestDatabase;
  clock: TestClock;
  config: Config;
  /** The default CCAS, Alfortville; its issuer is `https://pass.alfortville.example`. */
  ccasId: string;
  get<T>(token: Type<T>): T;
  /** Work inside the default CCAS. */
  within: Within;
  /**
   * Before each test of a file whose tests must not see each other: the first call keeps what stands in the database, each
   * later one brings that back, and the hour too. Far cheaper than an application and a database for each.
   */
  startOver(): Promise<void>;
  close(): Promise<void>;
}

export const alfortville = {
  kind: 'ccas',
  name: 'CCAS d’Alfortville',
  origin: 'https://pass.alfortville.example',
  communeCodes: ['94002'],
  minimumAge: 62,
  validityMonths: 24,
  phone: '+33143750000',
  address: '12 rue des Lilas, 94140 Alfortville',
  isDefault: true,
} as const;

/** A CCAS of a test has all of them, unless the test is about that. */
export function everyModule(context: INestApplicationContext): string[] {
  return context.get(ModuleSwitches, { strict: false }).keys();
}

interface AppOptions {
  /** Slices only this test has. */
  slices?: Type[];
  at?: string;
  poolSize?: number;
  smtpUrl?: string;
  companiesUrl?: string;
  geocoderUrl?: string;
  tilesUrl?: string;
  oidc?: Config['oidc'];
}

/** The real application on a database of its own, with a clock that stands still. */
export function startApp(options: AppOptions = {}): Promise<TestApp> {
  return cloneDatabase().then((database) =>
    appOn(database, options, (nest) =>
      nest
        .get(OpenCcas)
        .run({ ...alfortville, communeCodes: [...alfortville.communeCodes], modules: everyModule(nest) }),
    ),
  );
}

/** The real application on a database that has its CCAS already. */
export function reopenApp(database: TestDatabase, ccasId: string, options: AppOptions = {}): Promise<TestApp> {
  return appOn(database, options, () => Promise.resolve(ccasId));
}

async function appOn(
  database: TestDatabase,
  options: AppOptions,
  openCcas: (nest: NestFastifyApplication) => Promise<string>,
): Promise<TestApp> {
  const clock = new TestClock(Temporal.Instant.from(options.at ?? aTuesday));
  const config = Object.assign(testConfig(database), {
    smtpUrl: options.smtpUrl,
    companiesUrl: options.companiesUrl,
    geocoderUrl: options.geocoderUrl,
    tilesUrl: options.tilesUrl,
    oidc: options.oidc,
  });
  const nest = await createApp({
    config,
    databaseUrl: database.appUrl,
    poolSize: options.poolSize,
    clock,
    slices: options.slices,
  });
  try {
    await nest.listen(0, '127.0.0.1');
  } catch (error) {
    await nest.close();
    await database.drop();
    throw error;
  }
  const ccasId = await openCcas(nest);
  let kept: { rows: KeptRows; at: string } | undefined;
  return {
    nest,
    database,
    clock,
    config,
    ccasId,
    get: (token) => nest.get(token, { strict: false }),
    within: withinOf(nest.get(Database, { strict: false }), ccasId),
    async startOver() {
      if (kept) await bringBack(database.ownerUrl, kept.rows);
      else kept = { rows: await keptRows(database.ownerUrl), at: clock.now().toString() };
      clock.set(kept.at);
      nest.get(Tenants).forget();
    },
    async close() {
      await nest.close();
      await database.drop();
    },
  };
}

export function testConfig(database: TestDatabase): Config {
  return Object.assign(new Config(), {
    port: 3000,
    publicUrl: alfortville.origin,
    databaseUrl: database.appUrl,
    secretKey: testSecret,
    dataDir: path.resolve('var'),
    logLevel: 'silent',
    production: false,
    trustedProxy: 'loopback',
  });
}
