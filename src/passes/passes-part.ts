import { Injectable } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { frenchDay } from '../kernel/ui/french.js';
import { JournalOfQuery } from '../kernel/audit/journal-of.query.js';
import { type DossierEvent, DossierPart } from '../residents/dossier-parts.js';
import { ChangePassState } from './change-pass-state.js';
import { journalEvents, passEvents } from './pass-timeline.js';
import { passStatusLabels } from './pass-wording.js';
import { PassQuery } from './pass.query.js';
import { PassesEnding } from './passes-ending.js';

/** Passes of a dossier, with their cards and phones. */
@DossierPart()
@Injectable()
export class PassesPart implements DossierPart {
  readonly name = 'Pass et cartes';
  readonly tables = ['pass', 'pass_state_change', 'credential', 'credential_signature'];
  readonly timelineKinds = [{ key: 'pass', place: 20, label: 'Pass et cartes' }] as const;
  readonly contacts = `select resident_id, issued_at as at from pass
    union all select p.resident_id, greatest(c.issued_at, c.last_seen_at) from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id`;
  readonly needed = `select resident_id from pass where state <> 'revoked' and valid_through >= $1::date`;

  constructor(
    private readonly passes: PassQuery,
    private readonly rules: CcasRulesQuery,
    private readonly changePassState: ChangePassState,
    private readonly journal: JournalOfQuery,
    readonly ending: PassesEnding,
  ) {}

  async export(tx: Tx, residentId: string): Promise<Record<string, unknown>[]> {
    const passes = await this.passes.ofResident(tx, residentId);
    const { categoryLabels } = await this.rules.own(tx);
    return passes.map(({ number, category, validFrom, validThrough, status, credentials }) => ({
      Numéro: number,
      Catégorie: categoryLabels[category - 1],
      'Valable du': frenchDay(validFrom),
      'Valable jusqu’au': frenchDay(validThrough),
      État: passStatusLabels[status],
      Cartes: credentials.filter(({ kind }) => kind === 'card').length,
      Téléphones: credentials.filter(({ kind }) => kind === 'phone').length,
    }));
  }

  /** A number and dates tell nothing of whom; but nobody may use the pass any more. */
  async erase(tx: Tx, actor: Actor, residentId: string): Promise<void> {
    const held = await tx.rows<{ id: string }>(
      `select id from pass where resident_id = $1 and state <> 'revoked' order by id`,
      [residentId],
    );
    for (const { id } of held) await this.changePassState.run(tx, actor, id, { verb: 'revoke', reason: 'on_request' });
  }

  async move(tx: Tx, fromId: string, toId: string): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>('update pass set resident_id = $2 where resident_id = $1 returning id', [
      fromId,
      toId,
    ]);
    return rows.map(({ id }) => id);
  }

  async giveBack(tx: Tx, ids: string[], residentId: string): Promise<void> {
    await tx.run('update pass set resident_id = $2 where id = any($1::uuid[])', [ids, residentId]);
  }

  async timeline(tx: Tx, residentId: string, limit: number): Promise<DossierEvent[]> {
    const passes = await tx.rows<{ id: string; number: string }>('select id, number from pass where resident_id = $1', [
      residentId,
    ]);
    return [...(await passEvents(tx, residentId, limit)), ...(await journalEvents(tx, this.journal, passes, limit))];
  }
}
