import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../../kernel/database/database.js';
import { Clock } from '../../kernel/time/clock.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { DossierParts } from '../dossier-parts.js';
import type { CameBack, EndingKind, Foreseen } from './ending.js';
import { UNDO_DAYS } from './ending-wording.js';

export interface Signed {
  kind: string;
  id: string | null;
}

export interface EndingLineView {
  id: string;
  words: string;
  href: string | null;
  doneAt: Date | null;
  doneBy: Signed | null;
}

export interface EndingView {
  id: string;
  kind: EndingKind;
  /** ISO days. */
  endedOn: string;
  notedOn: string;
  notedBy: Signed;
  toldBy: string | null;
  /** ISO day: the last one on which it can be undone; undefined once that is past. */
  undoableUntil?: string;
  lines: EndingLineView[];
}

interface Row {
  id: string;
  kind: EndingKind;
  endedOn: string;
  notedAt: Date;
  toldBy: string | null;
  notedByKind: string;
  notedById: string | null;
}

interface LineRow extends Omit<EndingLineView, 'doneBy'> {
  doneByKind: string | null;
  doneById: string | null;
}

/** Endings that hold, what is left to do after them, and what one more would end. */
@Injectable()
export class EndingsQuery {
  constructor(
    private readonly parts: DossierParts,
    private readonly clock: Clock,
  ) {}

  /** The one that holds. */
  async ofResident(tx: Tx, residentId: string): Promise<EndingView | undefined> {
    const [row] = await tx.rows<Row>(
      `select id, kind, ended_on as "endedOn", noted_at as "notedAt", told_by as "toldBy", noted_by_kind as "notedByKind", noted_by_id as "notedById"
       from resident_ending where resident_id = $1 and undone_at is null`,
      [residentId],
    );
    if (!row) return undefined;
    const { id, kind, endedOn, toldBy } = row;
    const lines = await tx.rows<LineRow>(
      `select id, words, href, done_at as "doneAt", done_by_kind as "doneByKind", done_by_id as "doneById"
       from resident_ending_line where ending_id = $1 order by place`,
      [id],
    );
    const notedOn = dayOf(row.notedAt);
    const until = Temporal.PlainDate.from(notedOn).add({ days: UNDO_DAYS });
    return {
      id,
      kind,
      endedOn,
      notedOn,
      toldBy,
      notedBy: { kind: row.notedByKind, id: row.notedById },
      undoableUntil: Temporal.PlainDate.compare(until, this.clock.today()) >= 0 ? until.toString() : undefined,
      lines: lines.map(({ doneByKind, doneById, ...line }) => ({
        ...line,
        doneBy: doneByKind === null ? null : { kind: doneByKind, id: doneById },
      })),
    };
  }

  /** What the last undoing said, where none holds. */
  async lastUndone(tx: Tx, residentId: string): Promise<(CameBack & { kind: EndingKind }) | undefined> {
    const [row] = await tx.rows<{ kind: EndingKind; said: CameBack }>(
      `select kind, undone_said as said from resident_ending where resident_id = $1 and undone_at is not null order by undone_at desc limit 1`,
      [residentId],
    );
    return row && { kind: row.kind, ...row.said };
  }

  /** What an ending would end, asked of every slice: also of a module that is off. */
  async foreseen(tx: Tx, residentId: string): Promise<Required<Foreseen>> {
    const all: Required<Foreseen> = { lines: [], choices: [] };
    for (const { ending } of this.parts.all()) {
      const { lines, choices = [] } = await ending.foreseen(tx, residentId);
      all.lines.push(...lines);
      all.choices.push(...choices);
    }
    return all;
  }

  /** After how many something remains to be done. */
  async countToFinish(tx: Tx): Promise<number> {
    const { count } = await tx.one<{ count: number }>(
      `select count(distinct e.id)::int as count from resident_ending e join resident_ending_line l on l.ccas_id = e.ccas_id and l.ending_id = e.id
       where e.undone_at is null and l.done_at is null`,
    );
    return count;
  }
}
