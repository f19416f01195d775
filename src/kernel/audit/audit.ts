import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { Tx } from '../database/database.js';
import { Clock } from '../time/clock.js';

export interface AuditEvent {
  /** Past tense, slice first: `pass.issued`. */
  action: string;
  subject: { kind: string; id?: string };
  /** Ids, codes and numbers; never a name, an address or a birth date. */
  details?: Record<string, string | number | boolean | null | string[]>;
}

/** How long the journal is kept, and what else tells who did what (domain.md, Keeping data). Never shorter: see migration `journal`. */
export const JOURNAL_MONTHS = 12;

/** The journal: append-only and hash-chained by the database itself (migration `kernel`). */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  /** The last statement of a use case: it holds a lane of the chain until the transaction ends. */
  async write(tx: Tx, actor: Actor, event: AuditEvent): Promise<void> {
    await tx.run('select append_audit($1, $2, $3, $4, $5, $6, $7)', [
      this.clock.now().toString(),
      actor.kind,
      actor.id ?? null,
      event.action,
      event.subject.kind,
      event.subject.id ?? null,
      JSON.stringify(event.details ?? {}),
    ]);
  }
}
