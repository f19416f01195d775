import path from 'node:path';
import type { INestApplicationContext, Type } from '@nestjs/common';
import type { Command } from 'commander';
import { BackupRefused } from '../backup/backup-refused.js';
import { createContext } from '../create-app.js';
import { explainFailure } from '../explain-failure.js';
import { type Actor, systemActor } from '../kernel/access/actor.js';
import { type Config, readConfig } from '../kernel/config/config.js';
import { Database } from '../kernel/database/database.js';
import { type Scope, scopeOf } from '../kernel/database/scope.js';
import { DomainError } from '../kernel/errors/domain-error.js';
import { type Tenant, Tenants } from '../kernel/tenancy/tenants.js';
import { Clock } from '../kernel/time/clock.js';
import { prepareDatabase } from '../prepare-database.js';

/** A mistake of whoever typed the command: one line, exit code 1, no stack trace. */
export class CommandError extends Error {}

export interface Session {
  config: Config;
  app: INestApplicationContext;
  db: Database;
  get<T>(token: Type<T>): T;
  /** The CCAS named by `--ccas`, or the default one. @throws CommandError */
  tenant(host?: string): Promise<Tenant>;
  actor(tenant: Pick<Tenant, 'id'>): Actor;
  /** Of this command's transactions. */
  scope(tenant: Pick<Tenant, 'id'>): Scope;
  /** The database's owner; absent where the application may only use the schema. */
  ownerUrl?: string;
}

/** `import residents`: under which the database knows who acts. */
let running = 'cli';

/** Before any command runs: its name is said here, once for all of them. */
export function nameCommands(program: Command): void {
  program.hook('preAction', (_, command) => {
    const names: string[] = [];
    for (let each: Command | null = command; each && each !== program; each = each.parent) names.unshift(each.name());
    running = names.join(' ');
  });
}

/** Runs one command on the prepared database, and ends the process with its exit code. */
export function withSession(work: (session: Session) => Promise<void>): Promise<void> {
  return runCommand((config) => inSession(config, work));
}

/** Runs one command that opens the database itself, and ends the process with its exit code. */
export async function runCommand(work: (config: Config) => Promise<void>): Promise<void> {
  let code = 0;
  try {
    // The command runs where it was typed; data stays where the server keeps it.
    const root = path.resolve(import.meta.dirname, '../..');
    await work(readConfig({ ...process.env, DATA_DIR: process.env.DATA_DIR ?? path.join(root, 'var') }));
  } catch (error) {
    code = 1;
    console.error(explainCommand(error));
  }
  process.exit(code);
}

/** Migrates, then works as the application does. */
export async function inSession(config: Config, work: (session: Session) => Promise<void>): Promise<void> {
  const database = await prepareDatabase(config);
  try {
    const app = await createContext({ config, databaseUrl: database.appUrl, clock: new Clock() });
    const get = <T>(token: Type<T>): T => app.get(token, { strict: false });
    const actor = (tenant: Pick<Tenant, 'id'>): Actor => systemActor(tenant.id, running);
    await work({
      config,
      app,
      db: get(Database),
      get,
      tenant: (host) => findTenant(get(Tenants), host),
      actor,
      scope: (tenant) => scopeOf(actor(tenant)),
      ownerUrl: database.ownerUrl,
    }).finally(() => app.close());
  } finally {
    await database.close().catch(() => undefined);
  }
}

async function findTenant(tenants: Tenants, host?: string): Promise<Tenant> {
  const all = await tenants.all();
  const found = host ? all.find((tenant) => new URL(tenant.origin).host === host.toLowerCase()) : undefined;
  if (host && !found)
    throw new CommandError(
      `--ccas : aucun CCAS ne répond à « ${host} » ; connus : ${all.map((tenant) => new URL(tenant.origin).host).join(', ') || 'aucun'}.`,
    );
  return found ?? tenants.byHost('');
}

function explainCommand(error: unknown): string {
  if (error instanceof CommandError || error instanceof BackupRefused) return error.message;
  if (error instanceof DomainError) {
    const fields = (error.errors ?? []).map((each) => `${each.field} : ${each.detail}`);
    return [[error.message, error.nextStep].filter(Boolean).join(' '), ...fields].join('\n');
  }
  return explainFailure(error);
}
