import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { frenchDay } from '../kernel/ui/french.js';
import { DossierPart } from '../residents/dossier-parts.js';
import { ConsentsQuery } from './consents.query.js';
import { WithdrawConsent } from './withdraw-consent.js';
import { ConsentsEnding } from './consents-ending.js';

/** Consents of a dossier itself. Those of somebody a slice knows are told, and end, with what it holds about them. */
@DossierPart()
@Injectable()
export class ConsentsPart implements DossierPart {
  readonly name = 'Accords';
  readonly tables = ['consent'];
  /** Agreeing, and saying that one no longer does. */
  readonly contacts = `select c.resident_id, v.at from consent c cross join lateral (values (c.given_at), (case when c.withdrawn_how is not null then c.withdrawn_at end)) v(at) where c.resident_id is not null and v.at is not null`;

  constructor(
    private readonly query: ConsentsQuery,
    private readonly withdrawConsent: WithdrawConsent,
    readonly ending: ConsentsEnding,
  ) {}

  async export(tx: Tx, residentId: string): Promise<Record<string, unknown>[]> {
    return (await this.query.ofDossier(tx, residentId)).map(({ what, since, until, how, wording }) => ({
      Accord: what,
      'Donné le': frenchDay(since),
      Comment: how,
      'Retiré le': until && frenchDay(until),
      Texte: wording,
    }));
  }

  /** All end, and whoever asked for one is told; that it was given, on which day and in which words, stays as a proof. */
  async erase(tx: Tx, actor: Actor, residentId: string): Promise<void> {
    const ended = new Set<string>();
    for (const { id, until } of await this.query.ofDossier(tx, residentId))
      if (!until && !ended.has(id))
        for (const each of await this.withdrawConsent.run(tx, actor, id, null)) ended.add(each);
  }

  async move(tx: Tx, fromId: string, toId: string): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      'update consent set resident_id = $2 where resident_id = $1 returning id',
      [fromId, toId],
    );
    return rows.map(({ id }) => id);
  }

  async giveBack(tx: Tx, ids: string[], residentId: string): Promise<void> {
    await tx.run('update consent set resident_id = $2 where id = any($1::uuid[])', [ids, residentId]);
  }
}
