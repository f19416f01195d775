import { Body, Controller, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { seeOther } from '../kernel/ui/render-page.js';
import { AddNote } from '../residents/add-note.js';
import { NoteForm } from '../residents/note-form.js';
import { StrikeNote } from '../residents/strike-note.js';
import { DossierView } from './dossier-view.js';

/** Notes of a dossier: written and struck, never deleted. */
@ApiExcludeController()
@Controller('ccas/usagers/:id/notes')
@Access(...STAFF)
export class NotesPages {
  constructor(
    private readonly db: Database,
    private readonly addNote: AddNote,
    private readonly strikeNote: StrikeNote,
    private readonly dossier: DossierView,
  ) {}

  @Post()
  async add(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    try {
      const form = readForm(NoteForm, { text: body.text });
      await this.db.transaction(actor.ccasId, (tx) => this.addNote.run(tx, actor, id, form));
      return seeOther(visit, `/ccas/usagers/${id}#histoire`);
    } catch (error) {
      const text = [body.text ?? ''].flat()[0]!;
      return this.dossier.render(visit, id, { noteForm: { text, refusal: refusalOf(error) } });
    }
  }

  @Post(':noteId/rayer')
  async strike(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('noteId') noteId: string,
  ) {
    try {
      await this.db.transaction(actor.ccasId, (tx) => this.strikeNote.run(tx, actor, id, noteId));
      return seeOther(visit, `/ccas/usagers/${id}#histoire`);
    } catch (error) {
      return this.dossier.render(visit, id, { refusal: refusalOf(error) });
    }
  }
}
