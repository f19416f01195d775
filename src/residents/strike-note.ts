import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { NoteAlreadyStruck } from './residents.errors.js';

/** A note that was wrong, or is over: it stays readable, struck, with who struck it. */
@Injectable()
export class StrikeNote {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound when it is not a note of this dossier, NoteAlreadyStruck */
  async run(tx: Tx, actor: Actor, residentId: string, noteId: string): Promise<void> {
    const struck = await tx.run(
      `update resident_note set struck_at = $3, struck_by_kind = $4, struck_by_id = $5
       where id = $1 and resident_id = $2 and struck_at is null`,
      [noteId, residentId, this.clock.now().toString(), actor.kind, actor.id ?? null],
    );
    if (struck !== 1) {
      const [note] = await tx.rows<{ id: string }>('select id from resident_note where id = $1 and resident_id = $2', [
        noteId,
        residentId,
      ]);
      throw note ? new NoteAlreadyStruck() : new NotFound('Cette note');
    }
    await this.audit.write(tx, actor, {
      action: 'note.struck',
      subject: { kind: 'resident', id: residentId },
      details: { noteId },
    });
  }
}
