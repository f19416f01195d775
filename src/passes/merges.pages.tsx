import { Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { InTx } from '../kernel/screens/arguments.js';
import { RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { UndoHoldersMerge } from './merge-holders.js';

/** The undoing of a merge, from the dossier that was kept. */
@Screens('ccas/usagers/:id/fusions', STAFF)
export class MergesPages {
  constructor(private readonly undoMerge: UndoHoldersMerge) {}

  @Post(':merge/annulation')
  @RefusedShows('/ccas/usagers/:id')
  async undo(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() residentId: string, @Id('merge') mergeId: string) {
    await this.undoMerge.run(tx, actor, residentId, mergeId);
    return to(`/ccas/usagers/${residentId}`);
  }
}
