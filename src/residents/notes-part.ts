import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { dayOf } from '../kernel/time/instant-of.js';
import { frenchDay } from '../kernel/ui/french.js';
import { type DossierEvent, DossierPart } from './dossier-parts.js';
import { nothingEnds } from './endings/ending.js';

interface NoteRow {
  id: string;
  text: string;
  writtenAt: Date;
  struckAt: Date | null;
  byKind: string;
  byId: string | null;
}

/** What agents noted in a dossier. */
@DossierPart()
@Injectable()
export class NotesPart implements DossierPart {
  readonly name = 'Notes';
  readonly tables = ['resident_note'];
  readonly ending = nothingEnds;
  readonly timelineKinds = [{ key: 'note', place: 40, label: 'Notes', look: 'noted' }] as const;
  readonly contacts = 'select resident_id, written_at as at from resident_note';

  async export(tx: Tx, residentId: string): Promise<Record<string, unknown>[]> {
    const notes = await this.of(tx, residentId, 1000);
    return notes.map(({ text, writtenAt, struckAt }) => ({
      Jour: frenchDay(dayOf(writtenAt)),
      Note: text,
      Suite: struckAt ? `rayée le ${frenchDay(dayOf(struckAt))}` : null,
    }));
  }

  async erase(tx: Tx, _actor: Actor, residentId: string): Promise<void> {
    await tx.run('update resident_note set text = null where resident_id = $1', [residentId]);
  }

  async move(tx: Tx, fromId: string, toId: string): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      'update resident_note set resident_id = $2 where resident_id = $1 returning id',
      [fromId, toId],
    );
    return rows.map(({ id }) => id);
  }

  async giveBack(tx: Tx, ids: string[], residentId: string): Promise<void> {
    await tx.run('update resident_note set resident_id = $2 where id = any($1::uuid[])', [ids, residentId]);
  }

  async timeline(tx: Tx, residentId: string, limit: number): Promise<DossierEvent[]> {
    const notes = await this.of(tx, residentId, limit);
    return notes.map(({ id, text, writtenAt, struckAt, byKind, byId }) => ({
      at: writtenAt,
      kind: 'note',
      icon: 'notebook-pen',
      title: 'Note',
      detail: text,
      by: { kind: byKind, id: byId },
      isUndone: struckAt !== null,
      strikeId: struckAt ? undefined : id,
    }));
  }

  private of(tx: Tx, residentId: string, limit: number): Promise<NoteRow[]> {
    return tx.rows<NoteRow>(
      `select id, text, written_at as "writtenAt", struck_at as "struckAt", written_by_kind as "byKind", written_by_id as "byId"
       from resident_note where resident_id = $1 and text is not null order by id desc limit $2`,
      [residentId, limit],
    );
  }
}
