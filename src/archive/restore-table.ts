import pg from 'pg';
import type { RunSql } from './archive-catalog.js';
import { ArchiveRefused } from './archive-refused.js';
import { publicName } from './as-restorer.js';

const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 4 * 1024 * 1024;

/**
 * Writes the rows of one table. One statement, since a row may refer to another of its own table, which is checked at the
 * end of the statement.
 * @param columns of our own catalog: nothing an archive says becomes SQL
 * @param lines rows as JSON, each checked
 * @throws ArchiveRefused for what the database refuses of them
 */
export async function restoreTable(
  run: RunSql,
  table: string,
  columns: string[],
  lines: AsyncIterable<string>,
): Promise<number> {
  let rows = 0;
  let batch: string[] = [];
  let characters = 0;
  const flush = async () => {
    if (batch.length > 0)
      await run('insert into pg_temp.incoming (row) select r::jsonb from unnest($1::text[]) r', [batch]);
    [batch, characters] = [[], 0];
  };
  try {
    for await (const line of lines) {
      rows++;
      batch.push(line);
      characters += line.length;
      if (batch.length === BATCH_ROWS || characters >= BATCH_CHARACTERS) await flush();
    }
    await flush();
    const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    await run(
      `insert into ${publicName(table)} (${names}) select ${names} from pg_temp.incoming, jsonb_populate_record(null::${publicName(table)}, incoming.row) order by line`,
    );
    await run('truncate pg_temp.incoming');
    return rows;
  } catch (error) {
    throw explained(error, table);
  }
}

/** What the database says no to, for want of a better sentence; anything else is passed on. */
export function explained(error: unknown, table: string): unknown {
  const { code, constraint } = error as { code?: string; constraint?: string };
  const sentence = constraint && sentences[constraint];
  if (sentence) return new ArchiveRefused(sentence);
  // Values, constraints, privileges and row-level security, limits (PostgreSQL, appendix A).
  if (!code || !/^(22|23|42501|54)/.test(code)) return error;
  return new ArchiveRefused(
    `Des lignes de la table ${table} n’entrent pas ici (${constraint ?? code}) : rien n’a été écrit. Reprenez l’archive depuis l’original, ou demandez-en une autre.`,
  );
}

const sentences: Record<string, string> = {
  ccas_pkey: 'Ce CCAS vient d’être rechargé dans cette base : il n’y a rien de plus à faire.',
  ccas_origin_key: 'Un CCAS de cette base a déjà cette adresse : une archive se recharge là où ce CCAS n’est pas.',
  tenant_host_pkey:
    'Un autre CCAS de cette base répond déjà à un nom d’hôte de cette archive : rechargez-la dans une autre base.',
  one_default_tenant: 'Un CCAS par défaut vient d’être ouvert dans cette base : recommencez, celui-ci ne le sera pas.',
};
