import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { frenchDay } from '../kernel/ui/french.js';
import { type DossierEvent, DossierPart } from '../residents/dossier-parts.js';
import { nothingEnds } from '../residents/endings/ending.js';

interface Row {
  id: string;
  at: Date;
  card: boolean;
  letter: boolean;
  byKind: string;
  byId: string | null;
}

/** When a person's card went into a batch. It belongs to the pass, and moves with it. */
@DossierPart()
@Injectable()
export class PrintedCardsPart implements DossierPart {
  readonly name = 'Impressions';
  readonly tables = ['card_batch_item'];
  readonly ending = nothingEnds;

  async export(tx: Tx, residentId: string): Promise<Record<string, unknown>[]> {
    const rows = await tx.rows<{ day: string; card: boolean; letter: boolean }>(
      `select (b.requested_at at time zone 'Europe/Paris')::date::text as day, b.cards is not null as card, b.letters as letter
       from card_batch_item i join card_batch b on b.ccas_id = i.ccas_id and b.id = i.batch_id
         join pass p on p.ccas_id = i.ccas_id and p.id = i.pass_id
       where p.resident_id = $1 and i.left_out is null order by b.requested_at`,
      [residentId],
    );
    return rows.map(({ day, card, letter }) => ({
      Quoi: [card && 'Carte', letter && 'Lettre'].filter(Boolean).join(' et '),
      Le: frenchDay(day),
    }));
  }

  /** With every file their card or letter is in: a page cannot be taken out of it. */
  async erase(tx: Tx, _actor: Actor, residentId: string): Promise<void> {
    const rows = await tx.rows<{ id: string }>(
      `select distinct i.batch_id as id from card_batch_item i join pass p on p.ccas_id = i.ccas_id and p.id = i.pass_id where p.resident_id = $1`,
      [residentId],
    );
    const ids = rows.map(({ id }) => id);
    await tx.run(
      `update card_batch set state = 'cleared', worker = null, lease_until = null where id = any($1::uuid[])`,
      [ids],
    );
    await tx.run('delete from card_batch_chunk where batch_id = any($1::uuid[])', [ids]);
    await tx.run('delete from card_batch_item where batch_id = any($1::uuid[])', [ids]);
  }

  async move(): Promise<string[]> {
    return [];
  }

  async giveBack(): Promise<void> {}

  async timeline(tx: Tx, residentId: string, limit: number): Promise<DossierEvent[]> {
    const rows = await tx.rows<Row>(
      `select b.id, b.requested_at as at, b.cards is not null as card, b.letters as letter, b.actor_kind as "byKind", b.actor_id as "byId"
         from card_batch_item i join card_batch b on b.ccas_id = i.ccas_id and b.id = i.batch_id
           join pass p on p.ccas_id = i.ccas_id and p.id = i.pass_id
         where p.resident_id = $1 and i.left_out is null order by b.requested_at desc limit $2`,
      [residentId, limit],
    );
    return rows.map(({ id, at, card, letter, byKind, byId }) => ({
      at,
      kind: 'message',
      icon: 'printer',
      title: card ? (letter ? 'Carte et lettre dans un lot' : 'Carte dans un lot') : 'Lettre dans un lot',
      href: `/ccas/cartes/${id}`,
      by: { kind: byKind, id: byId },
    }));
  }
}
