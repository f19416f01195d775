import pg from 'pg';
import type { RunSql } from './archive-catalog.js';
import type { ArchiveManifest } from './archive-manifest.js';
import { explained } from './restore-table.js';

const PREFIX = 'carry_over_';

/**
 * A migration that copies rows to another table does so by a function, `carry_over_<number>(ccas)`. An archive made before
 * it has those rows where they were: what that migration did here once is done for them too, in the same order. Run by the
 * owner, under row-level security of this CCAS.
 * @throws ArchiveRefused for rows that do not fit
 */
export async function carryOver(run: RunSql, { ccas, migrations }: ArchiveManifest): Promise<void> {
  const functions = await run<{ name: string }>(
    `select proname::text as name from pg_proc where pronamespace = 'public'::regnamespace and starts_with(proname, $1) order by proname`,
    [PREFIX],
  );
  for (const { name } of functions) {
    const number = name.slice(PREFIX.length);
    if (migrations.some((migration) => migration.endsWith(number))) continue;
    await run(`select public.${pg.escapeIdentifier(name)}($1)`, [ccas.id]).catch((error) => {
      throw explained(error, (error as { table?: string }).table ?? name);
    });
  }
}
