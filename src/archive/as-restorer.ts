import pg from 'pg';
import type { RunSql } from './archive-catalog.js';
import { ArchiveRefused } from './archive-refused.js';

/** Triggers know it by this (`is_restoring()`). */
const NAME = 'passerelle_restores_';
/** Read by what is checked when everything is in: the chain of the journal, tariffs without a hole. */
const readToo = ['audit_entry', 'audit_head', 'audit_origin', 'agreement_tariff'];
const STAGING = 'pg_temp.incoming';

/**
 * Runs `work` as a role that may add rows to these tables, under row-level security, and nothing else: change, delete
 * and read nothing, make nothing. It is made, used and dropped in one transaction, so that nobody else ever sees it and a
 * killed process leaves none behind.
 * @param run a statement of the owner's transaction; what `work` runs goes the same way
 * @param tables of our own catalog
 * @throws ArchiveRefused where the owner may not make roles
 */
export async function asRestorer<T>(run: RunSql, ccasId: string, tables: string[], work: () => Promise<T>): Promise<T> {
  const [{ pid } = { pid: 0 }] = await run<{ pid: number }>('select pg_backend_pid() as pid');
  const role = `${NAME}${pid}`;
  await run(`create role ${role} nologin`).catch(explainCreating);
  // A superuser needs no membership; any other owner needs it to act as the role and to drop what it was given.
  await run(`grant ${role} to current_user`);
  await run(`grant usage on schema public to ${role}`);
  await run(`grant insert on ${tables.map(publicName).join(', ')} to ${role}`);
  await run(`grant select on ${readToo.map(publicName).join(', ')} to ${role}`);
  await run('create temporary table incoming (line bigint generated always as identity, row jsonb) on commit drop');
  await run(`grant select, insert, truncate on ${STAGING} to ${role}`);
  await run(`select set_config('app.ccas', $1, true)`, [ccasId]);
  await run(`set local role ${role}`);
  const result = await work();
  await run('reset role');
  await run(`drop owned by ${role}`);
  await run(`drop role ${role}`);
  return result;
}

/** The name of a table of ours in a statement. */
export function publicName(table: string): string {
  return `public.${pg.escapeIdentifier(table)}`;
}

function explainCreating(error: { code?: string }): never {
  if (error.code !== '42501') throw error;
  throw new ArchiveRefused(
    'Le propriétaire de la base ne peut pas créer le rôle restreint qui recharge une archive : donnez-lui ce droit (alter role … createrole;) et recommencez.',
  );
}
