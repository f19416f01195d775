import { Controller, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { seeOther } from '../kernel/ui/render-page.js';
import { UndoHoldersMerge } from '../passes/merge-holders.js';
import { DossierView } from './dossier-view.js';

/** The undoing of a merge, from the dossier that was kept. */
@ApiExcludeController()
@Controller('ccas/usagers/:id/fusions')
@Access(...STAFF)
export class MergesPages {
  constructor(
    private readonly db: Database,
    private readonly undoMerge: UndoHoldersMerge,
    private readonly dossier: DossierView,
  ) {}

  @Post(':merge/annulation')
  async undo(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() residentId: string,
    @Id('merge') mergeId: string,
  ) {
    try {
      await this.db.transaction(actor.ccasId, (tx) => this.undoMerge.run(tx, actor, residentId, mergeId));
      return seeOther(visit, `/ccas/usagers/${residentId}`);
    } catch (error) {
      return this.dossier.render(visit, residentId, { refusal: refusalOf(error) });
    }
  }
}
