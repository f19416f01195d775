import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { refusal } from '../kernel/errors/refusal.js';
import { instantOf } from '../kernel/time/instant-of.js';
import { Clock } from '../kernel/time/clock.js';
import { undoneColumns } from './import-residents.query.js';

/** A list may be taken back as long as what it changed is remembered. */
export const UNDO_HOURS = 24;

export const ImportNotUndoable = refusal(
  'import_not_undoable',
  409,
  (detail: string) => detail,
  'Corrigez les dossiers un par un, ou chargez une liste corrigée.',
);

export interface UndoneImport {
  /** Dossiers it had made, and nobody has touched. */
  removed: number;
  /** Dossiers it had changed, as they were before. */
  restored: number;
  /** Dossiers somebody has corrected or used since: they stay as they are. */
  kept: number;
}

const casts: Partial<Record<(typeof undoneColumns)[number], string>> = {
  born_on: '::date',
  residence_proof_seen_on: '::date',
};

interface Row {
  state: string;
  dryRun: boolean;
  finishedAt: Date | null;
  undoneAt: Date | null;
}

/** Takes back a whole list: what it made goes, what it changed is as before, and what somebody touched since is told. */
@Injectable()
export class UndoImport {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, ImportNotUndoable saying why */
  async run(tx: Tx, actor: Actor, importId: string): Promise<UndoneImport> {
    await this.claim(tx, importId);
    await tx.run(`set local statement_timeout = '2min'`);
    const restored = await this.restore(tx, importId);
    const removed = await this.remove(tx, importId);
    const { kept } = await tx.one<{ kept: number }>(
      `with named as (update resident_import_row w set kept_because = case when w.version = r.version then 'used' else 'changed' end
         from resident r where w.import_id = $1 and r.id = w.resident_id and r.id <> all($2::uuid[]) returning 1)
       select count(*)::int as kept from named`,
      [importId, restored],
    );
    const undone = { removed, restored: restored.length, kept };
    await tx.run(
      `update resident_import set undone_at = $2, undone_by_kind = $3, undone_by_id = $4, removed_count = $5, restored_count = $6 where id = $1`,
      [importId, this.clock.now().toString(), actor.kind, actor.id ?? null, removed, restored.length],
    );
    await this.audit.write(tx, actor, {
      action: 'residents.import_undone',
      subject: { kind: 'resident_import', id: importId },
      details: { ...undone },
    });
    return undone;
  }

  private async claim(tx: Tx, importId: string): Promise<void> {
    const [row] = await tx.rows<Row>(
      `select state, dry_run as "dryRun", finished_at as "finishedAt", undone_at as "undoneAt" from resident_import where id = $1 for update`,
      [importId],
    );
    if (!row) throw new NotFound('Cet import');
    if (row.undoneAt) throw new ImportNotUndoable('Ce chargement est déjà annulé.');
    if (row.state !== 'done' || row.dryRun || !row.finishedAt)
      throw new ImportNotUndoable('Ce chargement n’a rien enregistré.');
    if (instantOf(row.finishedAt).until(this.clock.now()).total('hours') > UNDO_HOURS)
      throw new ImportNotUndoable('Ce chargement a plus d’un jour : il ne peut plus être annulé en entier.');
  }

  /** @returns whose dossiers are as they were */
  private async restore(tx: Tx, importId: string): Promise<string[]> {
    const values = undoneColumns.map((name) => `${name} = (w.before ->> '${name}')${casts[name] ?? ''}`);
    const rows = await tx.rows<{ id: string }>(
      `update resident r set ${values.join(', ')}, updated_at = $2
       from resident_import_row w
       where w.import_id = $1 and w.before is not null and r.id = w.resident_id and r.version = w.version and r.merged_into is null
         and not exists (select from resident other where other.reference = w.before ->> 'reference' and other.id <> r.id)
       returning r.id`,
      [importId, this.clock.now().toString()],
    );
    return rows.map(({ id }) => id);
  }

  /** Only what nothing refers to: a pass, a note or a mutuelle file keeps its person. @returns how many went */
  private async remove(tx: Tx, importId: string): Promise<number> {
    const untouched = await tx.rows<{ id: string }>(
      `select r.id from resident_import_row w join resident r on r.id = w.resident_id
       where w.import_id = $1 and w.before is null and r.version = w.version and ${await unreferenced(tx)} for update of r`,
      [importId],
    );
    const ids = untouched.map(({ id }) => id);
    await tx.run('delete from resident_import_row where import_id = $1 and resident_id = any($2::uuid[])', [
      importId,
      ids,
    ]);
    await tx.run('delete from resident where id = any($1::uuid[])', [ids]);
    return ids.length;
  }
}

/** SQL: no row of any table, those of later slices included, refers to resident `r`. */
async function unreferenced(tx: Tx): Promise<string> {
  const references = await tx.rows<{ name: string; column: string }>(
    `select c.conrelid::regclass::text as name, a.attname as column from pg_constraint c
       join unnest(c.conkey, c.confkey) as k(mine, theirs) on true
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.mine
       join pg_attribute f on f.attrelid = c.confrelid and f.attnum = k.theirs and f.attname = 'id'
     where c.contype = 'f' and c.confrelid = 'resident'::regclass`,
  );
  return references
    .map(({ name, column }) => `not exists (select from ${name} x where x.ccas_id = r.ccas_id and x.${column} = r.id)`)
    .join(' and ');
}
