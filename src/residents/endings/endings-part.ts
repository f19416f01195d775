import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { type DossierEvent, DossierPart } from '../dossier-parts.js';
import type { EndingKind } from './ending.js';
import { endingLabels, toldByLabels, UNDO_DAYS } from './ending-wording.js';
import { FirstLines } from './first-lines.js';

interface Row {
  kind: EndingKind;
  endedOn: string;
  notedOn: string;
  toldBy: string | null;
  isUndone: boolean;
}

interface EventRow {
  kind: EndingKind;
  endedOn: string;
  notedAt: Date;
  notedByKind: string;
  notedById: string | null;
  undoneAt: Date | null;
  undoneByKind: string | null;
  undoneById: string | null;
}

/** That somebody died or moved away, and what remained to be done. */
@DossierPart()
@Injectable()
export class EndingsPart implements DossierPart {
  readonly name = 'Décès et déménagements';
  readonly tables = ['resident_ending', 'resident_ending_line'];
  /** A dossier is kept from the day itself, and as long as it can be undone. */
  readonly contacts = `select resident_id, (ended_on + time '12:00') at time zone 'Europe/Paris' as at from resident_ending where undone_at is null
    union all select resident_id, undone_at from resident_ending where undone_at is not null`;
  readonly needed = `select resident_id from resident_ending where undone_at is null and (noted_at at time zone 'Europe/Paris')::date + ${UNDO_DAYS} >= $1::date`;

  constructor(readonly ending: FirstLines) {}

  async export(tx: Tx, residentId: string): Promise<Record<string, unknown>[]> {
    const rows = await tx.rows<Row>(
      `select kind, ended_on as "endedOn", (noted_at at time zone 'Europe/Paris')::date::text as "notedOn", told_by as "toldBy", undone_at is not null as "isUndone"
       from resident_ending where resident_id = $1 order by noted_at`,
      [residentId],
    );
    return rows.map(({ kind, endedOn, notedOn, toldBy, isUndone }) => ({
      Quoi: endingLabels[kind],
      Jour: frenchDay(endedOn),
      'Noté le': frenchDay(notedOn),
      'Dit par': toldBy && toldByLabels[toldBy],
      Suite: isUndone ? 'annulé depuis' : 'en cours',
    }));
  }

  async erase(tx: Tx, _actor: Actor, residentId: string): Promise<void> {
    await tx.run(
      'delete from resident_ending_line where ending_id in (select id from resident_ending where resident_id = $1)',
      [residentId],
    );
    await tx.run('delete from resident_ending where resident_id = $1', [residentId]);
  }

  /** A dossier that has ended is not merged; endings that were undone say what they said of the kept one. */
  async move(tx: Tx, fromId: string, toId: string): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      'update resident_ending set resident_id = $2 where resident_id = $1 returning id',
      [fromId, toId],
    );
    return rows.map(({ id }) => id);
  }

  async giveBack(tx: Tx, ids: string[], residentId: string): Promise<void> {
    await tx.run('update resident_ending set resident_id = $2 where id = any($1::uuid[])', [ids, residentId]);
  }

  async timeline(tx: Tx, residentId: string, limit: number): Promise<DossierEvent[]> {
    const rows = await tx.rows<EventRow>(
      `select kind, ended_on as "endedOn", noted_at as "notedAt", noted_by_kind as "notedByKind", noted_by_id as "notedById",
         undone_at as "undoneAt", undone_by_kind as "undoneByKind", undone_by_id as "undoneById"
       from resident_ending where resident_id = $1 order by id desc limit $2`,
      [residentId, limit],
    );
    return rows.flatMap(({ kind, endedOn, notedAt, notedByKind, notedById, undoneAt, undoneByKind, undoneById }) => {
      const noted: DossierEvent = {
        at: notedAt,
        kind: 'dossier',
        icon: 'door-closed',
        title: `${endingLabels[kind]} noté`,
        detail: `le ${frenchDay(endedOn)}`,
        by: { kind: notedByKind, id: notedById },
        isUndone: undoneAt !== null,
      };
      if (!undoneAt) return [noted];
      return [
        noted,
        {
          at: undoneAt,
          kind: 'dossier',
          icon: 'door-open',
          title: `${endingLabels[kind]} annulé`,
          by: { kind: undoneByKind!, id: undoneById },
        },
      ];
    });
  }
}
