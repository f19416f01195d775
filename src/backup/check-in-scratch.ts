import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { BackupRefused } from './backup-refused.js';
import { brokenJournals, difference, rowsOf } from './database-contents.js';
import { loadDump } from './load-dump.js';
import type { PostgresTools } from './postgres-tools.js';
import type { Watched } from './watched.js';

interface Check {
  url: string;
  file: string;
  /** What it must hold. */
  rows: Map<string, number>;
  watched: Watched;
}

interface Tried {
  /** Names of the CCAS whose journal's chain does not hold. */
  brokenJournals: string[];
}

/** A French clause. */
interface NotTried {
  whyNot: string;
}

/**
 * Reads a dump back into a database made for that and dropped after: the same rows, and journals whose chain is followed.
 * @throws BackupRefused when it does not hold what it must
 */
export async function checkInScratch(owner: pg.Client, tools: PostgresTools, check: Check): Promise<Tried | NotTried> {
  const { rows } = await owner.query<{ may: boolean }>(
    'select rolsuper or rolcreatedb as may from pg_roles where rolname = current_user',
  );
  if (!rows[0]!.may) return { whyNot: 'ce rôle ne peut pas créer de base d’essai' };
  const name = `passerelle_verification_${randomBytes(6).toString('hex')}`;
  const address = new URL(check.url);
  address.pathname = `/${name}`;
  const scratch = new pg.Client({ connectionString: address.toString() });
  try {
    try {
      await createLike(owner, name);
      await scratch.connect();
    } catch (error) {
      return { whyNot: `la base d’essai n’a pas pu être ouverte : ${(error as Error).message}` };
    }
    await fill(tools, address.toString(), check);
    return { brokenJournals: await compare(scratch, check) };
  } finally {
    await scratch.end().catch(() => undefined);
    await owner.query(`drop database if exists ${name} with (force)`).catch(() => undefined);
  }
}

/** As this database is, so that texts sort and compare alike; closed to others, since everybody's data comes in. */
async function createLike(owner: pg.Client, name: string): Promise<void> {
  const { rows } = await owner.query<{ encoding: string; collate: string; ctype: string }>(
    `select pg_encoding_to_char(encoding) as encoding, quote_literal(datcollate) as collate, quote_literal(datctype) as ctype
     from pg_database where datname = current_database()`,
  );
  const { encoding, collate, ctype } = rows[0]!;
  await owner.query(
    `create database ${name} template template0 encoding '${encoding}' lc_collate ${collate} lc_ctype ${ctype}`,
  );
  await owner.query(`revoke connect, temporary on database ${name} from public`);
}

function fill(tools: PostgresTools, url: string, { file, watched }: Check): Promise<void> {
  return loadDump(tools, url, {
    file,
    otherwise: 'la sauvegarde ne se restaure pas, elle n’est pas gardée',
    watched,
  });
}

async function compare(scratch: pg.Client, { rows, watched }: Check): Promise<string[]> {
  const missing = difference(rows, await rowsOf(scratch, watched));
  if (missing)
    throw new BackupRefused(
      `La sauvegarde, relue, n’est pas fidèle (${missing}) : elle n’est pas gardée. Recommencez.`,
    );
  watched.tell('vérification des journaux');
  return brokenJournals(scratch);
}
