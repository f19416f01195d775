import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import type { NoteForm } from './note-form.js';
import { ResidentNoteEntity } from './resident-note.entity.js';
import { ResidentQuery } from './resident.query.js';

/** An agent writes in a dossier what the next one should know. */
@Injectable()
export class AddNote {
  constructor(
    private readonly residents: ResidentQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, ResidentMerged */
  async run(tx: Tx, actor: Actor, residentId: string, { text }: NoteForm): Promise<string> {
    const { isErased } = await this.residents.lock(tx, residentId);
    if (isErased) throw new NotFound('Cet usager');
    const id = uuidv7();
    await tx.insert(ResidentNoteEntity, {
      id,
      residentId,
      text,
      writtenAt: this.clock.now(),
      writtenByKind: actor.kind,
      writtenById: actor.id ?? null,
    });
    await this.audit.write(tx, actor, {
      action: 'note.written',
      subject: { kind: 'resident', id: residentId },
      details: { noteId: id },
    });
    return id;
  }
}
