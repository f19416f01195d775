import { existsSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { BackupRefused } from './backup-refused.js';
import { checkInScratch } from './check-in-scratch.js';
import { brokenJournals, difference, rowsOf, total } from './database-contents.js';
import { type PostgresTools, postgresToolsFor, type ToolPlaces } from './postgres-tools.js';
import { readDump } from './read-dump.js';
import { runTool, ToolFailed } from './run-tool.js';
import { mayDump, serverMajor } from './role-powers.js';
import type { Watched } from './watched.js';

export interface Backup {
  bytes: number;
  tables: number;
  rows: number;
  /** Why it was only read through, a French clause; absent, it was also restored into a database of its own. */
  whyNotRestored?: string;
  /** Names of the CCAS whose journal was broken before it was copied. */
  brokenJournals: string[];
}

export interface BackupOptions extends ToolPlaces {
  /** The owner's address. */
  url: string;
  file: string;
  watched: Watched;
}

/**
 * Writes the whole database in `pg_dump`'s own format, as of one moment, while it goes on serving. The file takes its
 * name only once it has been read back: the same rows in each table, and in a scratch database where one may be made.
 * @throws BackupRefused
 */
export async function makeBackup(owner: pg.Client, options: BackupOptions): Promise<Backup> {
  const { url, file, watched } = options;
  if (existsSync(file)) throw new BackupRefused(`${file} existe déjà : choisissez un autre nom.`);
  await mayDump(owner);
  const [tools] = postgresToolsFor(await serverMajor(owner), options);
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.partiel`);
  await newFile(draft, file);
  try {
    const rows = await dump(owner, tools!, { url, draft, watched });
    const read = await readDump(tools!, draft, watched);
    const missing = difference(rows, read.rows);
    if (missing)
      throw new BackupRefused(`La sauvegarde n’est pas fidèle (${missing}) : elle n’est pas gardée. Recommencez.`);
    const check = await checkInScratch(owner, tools!, { url, file: draft, rows, watched });
    if (existsSync(file)) throw new BackupRefused(`${file} vient d’être écrit par un autre : choisissez un autre nom.`);
    await rename(draft, file);
    return {
      bytes: (await stat(file)).size,
      tables: rows.size,
      rows: total(rows),
      ...('whyNot' in check
        ? { whyNotRestored: check.whyNot, brokenJournals: await brokenJournals(owner) }
        : { brokenJournals: check.brokenJournals }),
    };
  } finally {
    await rm(draft, { force: true });
  }
}

/** @returns rows of each table, counted in the very snapshot that was written */
async function dump(
  owner: pg.Client,
  tools: PostgresTools,
  { url, draft, watched }: { url: string; draft: string; watched: Watched },
): Promise<Map<string, number>> {
  await owner.query('begin isolation level repeatable read, read only');
  try {
    await owner.query('set local idle_in_transaction_session_timeout = 0; set local statement_timeout = 0');
    const { rows } = await owner.query<{ id: string }>('select pg_export_snapshot() as id');
    const options = ['--format=custom', '--no-password', '--lock-wait-timeout=60000', '--verbose'];
    await runTool(tools.dump, [...options, `--snapshot=${rows[0]!.id}`, `--file=${draft}`], {
      url,
      stop: watched.stop,
      onLine(line) {
        const table = /dumping contents of table "(.+)"/.exec(line)?.[1];
        if (table) watched.tell(`écriture : ${table}`);
      },
    });
    return await rowsOf(owner, watched);
  } catch (error) {
    if (error instanceof ToolFailed)
      throw new BackupRefused(`pg_dump n’a pas pu finir, rien n’est gardé. Il dit :\n${error.message}`);
    throw error;
  } finally {
    await owner.query('rollback').catch(() => undefined);
  }
}

/** Made by us before `pg_dump` opens it, so that at no moment anybody else may read it. */
async function newFile(draft: string, file: string): Promise<void> {
  const handle = await open(draft, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    const why: Record<string, string> = {
      ENOENT: 'ce dossier n’existe pas',
      ENOTDIR: 'ce dossier n’existe pas',
      EACCES: 'vous n’avez pas le droit d’y écrire',
      EROFS: 'ce disque est en lecture seule',
      EEXIST: 'une sauvegarde du même nom est en cours',
    };
    throw new BackupRefused(
      `${file} : ${why[error.code ?? ''] ?? `impossible d’écrire ici (${error.code})`}. Choisissez un autre endroit.`,
    );
  });
  await handle.close();
}
