import { Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { readForm } from '../kernel/http/input.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Formerly } from '../kernel/screens/formerly.js';
import { RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { AddNote } from './add-note.js';
import { NoteForm } from './note-form.js';
import { StrikeNote } from './strike-note.js';

/** Notes of a dossier: written and struck, never deleted. */
@Screens('ccas/usagers/:id/notes', STAFF)
@Formerly('0.1.0', { strike: ':noteId/rayer' })
export class NotesPages {
  constructor(
    private readonly addNote: AddNote,
    private readonly strikeNote: StrikeNote,
  ) {}

  @Post()
  @RefusedShows('/ccas/usagers/:id')
  async addToDossier(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed(({ text }) => readForm(NoteForm, { text })) form: NoteForm,
  ) {
    await this.addNote.run(tx, actor, id, form);
    return to(`/ccas/usagers/${id}#histoire`);
  }

  @Post(':noteId/rature')
  @RefusedShows('/ccas/usagers/:id')
  async strike(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Id('noteId') noteId: string) {
    await this.strikeNote.run(tx, actor, id, noteId);
    return to(`/ccas/usagers/${id}#histoire`);
  }
}
