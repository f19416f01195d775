import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { seeOther } from '../kernel/ui/render-page.js';
import { ChangePassState } from '../passes/change-pass-state.js';
import { IssuePass } from '../passes/issue-pass.js';
import { revocationReasonLabels } from '../passes/pass-wording.js';
import { RenewPass } from '../passes/renew-pass.js';
import { ReplaceCard } from '../passes/replace-card.js';
import { DossierView } from './dossier-view.js';

/** What an agent does with a pass from the dossier; a refusal is said there, on the dossier. */
@ApiExcludeController()
@Controller('ccas/usagers/:id/pass')
@Access(...STAFF)
export class PassesPages {
  constructor(
    private readonly db: Database,
    private readonly issuePass: IssuePass,
    private readonly changePassState: ChangePassState,
    private readonly renewPass: RenewPass,
    private readonly replaceCard: ReplaceCard,
    private readonly dossier: DossierView,
  ) {}

  @Post()
  issue(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() residentId: string,
    @Body() body: FormValues,
  ) {
    const category = Number(body.category);
    if (category !== 1 && category !== 2 && category !== 3) throw new NotFound('Cette catégorie');
    return this.act(visit, residentId, (tx) => this.issuePass.run(tx, actor, residentId, category));
  }

  @Post(':passId/:verb')
  change(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() residentId: string,
    @Id('passId') passId: string,
    @Param('verb') verb: string,
    @Body() body: FormValues,
  ) {
    const actions: Record<string, (tx: Tx) => Promise<unknown>> = {
      carte: (tx) => this.replaceCard.run(tx, actor, passId),
      renouveler: (tx) => this.renewPass.run(tx, actor, passId),
      suspendre: (tx) => this.changePassState.run(tx, actor, passId, { verb: 'suspend' }),
      reprendre: (tx) => this.changePassState.run(tx, actor, passId, { verb: 'resume' }),
      retirer: (tx) => {
        const reason = Object.keys(revocationReasonLabels).find((each) => each === body.reason) as
          keyof typeof revocationReasonLabels | undefined;
        if (!reason) throw new NotFound('Ce motif');
        return this.changePassState.run(tx, actor, passId, { verb: 'revoke', reason });
      },
    };
    const action = Object.hasOwn(actions, verb) ? actions[verb] : undefined;
    if (!action) throw new NotFound();
    return this.act(visit, residentId, action);
  }

  private async act(visit: Visit, residentId: string, action: (tx: Tx) => Promise<unknown>) {
    try {
      await this.db.transaction(visit.tenant.id, action);
      return seeOther(visit, `/ccas/usagers/${residentId}`);
    } catch (error) {
      return this.dossier.render(visit, residentId, { refusal: refusalOf(error) });
    }
  }
}
