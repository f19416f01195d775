import { Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import { Choice } from '../kernel/fields/choices.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Formerly } from '../kernel/screens/formerly.js';
import { RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { ChangePassState } from './change-pass-state.js';
import { IssuePass } from './issue-pass.js';
import { revocationReasonLabels } from './pass-wording.js';
import { RenewPass } from './renew-pass.js';
import { ReplaceCard } from './replace-card.js';

const dossier = '/ccas/usagers/:id';

class CategoryForm {
  @Choice([1, 2, 3], { optional: true, isLoose: true })
  category?: 1 | 2 | 3;
}

class RevocationForm {
  @Choice(revocationReasonLabels, { optional: true, isLoose: true })
  reason?: keyof typeof revocationReasonLabels;
}

/** What an agent does with a pass from the dossier; a refusal is said there, on the dossier. */
@Screens('ccas/usagers/:id/pass', STAFF)
@Formerly('0.1.0', {
  renew: ':passId/renouveler',
  suspend: ':passId/suspendre',
  resume: ':passId/reprendre',
  revoke: ':passId/retirer',
})
export class PassesPages {
  constructor(
    private readonly issuePass: IssuePass,
    private readonly changePassState: ChangePassState,
    private readonly renewPass: RenewPass,
    private readonly replaceCard: ReplaceCard,
  ) {}

  @Post()
  @RefusedShows(dossier)
  async issue(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() residentId: string,
    @Typed() { category }: CategoryForm,
  ) {
    if (!category) throw new NotFound('Cette catégorie');
    await this.issuePass.run(tx, actor, residentId, category);
    return to(`/ccas/usagers/${residentId}`);
  }

  @Post(':passId/carte')
  @RefusedShows(dossier)
  async replace(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Id('passId') passId: string) {
    await this.replaceCard.run(tx, actor, passId);
    return to(`/ccas/usagers/${id}?fait=carte`);
  }

  @Post(':passId/renouvellement')
  @RefusedShows(dossier)
  async renew(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Id('passId') passId: string) {
    await this.renewPass.run(tx, actor, passId);
    return to(`/ccas/usagers/${id}`);
  }

  @Post(':passId/suspension')
  @RefusedShows(dossier)
  async suspend(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Id('passId') passId: string) {
    await this.changePassState.run(tx, actor, passId, { verb: 'suspend' });
    return to(`/ccas/usagers/${id}`);
  }

  @Post(':passId/suspension/fin')
  @RefusedShows(dossier)
  async resume(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Id('passId') passId: string) {
    await this.changePassState.run(tx, actor, passId, { verb: 'resume' });
    return to(`/ccas/usagers/${id}`);
  }

  @Post(':passId/retrait')
  @RefusedShows(dossier)
  async revoke(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('passId') passId: string,
    @Typed() { reason }: RevocationForm,
  ) {
    if (!reason) throw new NotFound('Ce motif');
    // More ends than a pass: it is noted once, for the whole dossier.
    if (reason === 'deceased' || reason === 'moved') return to(`/ccas/usagers/${id}/depart?nature=${reason}`);
    await this.changePassState.run(tx, actor, passId, { verb: 'revoke', reason });
    return to(`/ccas/usagers/${id}`);
  }
}
