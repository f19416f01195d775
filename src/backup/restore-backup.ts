import { existsSync, statSync } from 'node:fs';
import type pg from 'pg';
import { knownMigrations, MIGRATION_LOCK } from '../kernel/database/migrate.js';
import { BackupRefused } from './backup-refused.js';
import { difference, rowsOf, thingsIn, total } from './database-contents.js';
import { loadDump } from './load-dump.js';
import { type PostgresTools, postgresToolsFor, type ToolPlaces } from './postgres-tools.js';
import { type DumpContents, readDump } from './read-dump.js';
import { mayRestore, seesAll, serverMajor } from './role-powers.js';
import type { Watched } from './watched.js';

export interface Restored {
  tables: number;
  rows: number;
  /** Migrations of this version that the backup has not seen. */
  waiting: number;
}

export interface RestoreOptions extends ToolPlaces {
  /** The owner's address. */
  url: string;
  file: string;
  /** Makes the roles the backup's privileges go to. */
  prepareRoles: () => Promise<void>;
  watched: Watched;
}

/**
 * Fills an empty database from a backup, whole or not at all. The file is read through before the database is touched.
 * A process that starts meanwhile waits.
 * @throws BackupRefused
 */
export async function restoreBackup(owner: pg.Client, options: RestoreOptions): Promise<Restored> {
  const { url, file, watched } = options;
  checkFile(file);
  await mayRestore(owner);
  const locked = await owner.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [MIGRATION_LOCK]);
  if (!locked.rows[0]!.mine)
    throw new BackupRefused(
      'Un autre processus prépare cette base en ce moment. Arrêtez Passerelle, puis recommencez.',
    );
  await checkEmpty(owner);
  const { tools, dump } = await readable(postgresToolsFor(await serverMajor(owner), options), file, watched);
  const known = knownMigrations();
  if (dump.migrations.some((name) => !known.includes(name)))
    throw new BackupRefused(
      'Cette sauvegarde vient d’une version plus récente de Passerelle : mettez Passerelle à jour, puis recommencez.',
    );
  await options.prepareRoles();
  await loadDump(tools, url, {
    file,
    otherwise: 'rien n’est restauré, la base est vide comme avant',
    watched,
  });
  // From here on it is done and no longer stopped. An owner held by row-level security cannot count.
  const isCounted = await seesAll(owner);
  const missing = isCounted && difference(dump.rows, await rowsOf(owner));
  if (missing)
    throw new BackupRefused(`La base n’est pas telle que la sauvegarde (${missing}) : ne vous en servez pas.`);
  await owner.query('analyze');
  await owner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  return { tables: dump.rows.size, rows: total(dump.rows), waiting: known.length - dump.migrations.length };
}

/** With the nearest version that can read this file: another one may have written it. */
async function readable(
  all: PostgresTools[],
  file: string,
  watched: Watched,
): Promise<{ tools: PostgresTools; dump: DumpContents }> {
  let refused: unknown;
  for (const tools of all)
    try {
      return { tools, dump: await readDump(tools, file, watched) };
    } catch (error) {
      watched.stop.throwIfAborted();
      refused ??= error;
    }
  throw refused;
}

function checkFile(file: string): void {
  if (!existsSync(file))
    throw new BackupRefused(`${file} : ce fichier n’existe pas. Attendu : une sauvegarde faite par « backup ».`);
  if (!statSync(file).isFile())
    throw new BackupRefused(`${file} : c’est un dossier. Attendu : une sauvegarde faite par « backup ».`);
}

async function checkEmpty(owner: pg.Client): Promise<void> {
  const things = await thingsIn(owner);
  if (things.length === 0) return;
  const { rows } = await owner.query<{ name: string; ours: boolean }>(
    `select current_database() as name, to_regclass('public.ccas') is not null as ours`,
  );
  const ccas = rows[0]!.ours ? (await owner.query<{ name: string }>('select name from ccas order by name')).rows : [];
  const found = ccas.length > 0 ? ccas.map(({ name }) => name).join(', ') : things.slice(0, 5).join(', ');
  throw new BackupRefused(
    `La base « ${rows[0]!.name} » n’est pas vide : ${things.length} tables et autres objets s’y trouvent (${found}). ` +
      'Une sauvegarde se restaure dans une base neuve : createdb, puis recommencez avec son adresse.',
  );
}
