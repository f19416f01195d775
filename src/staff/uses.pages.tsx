import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { ShowUses } from '../redemptions/show-uses.js';
import { VoidRedemption } from '../redemptions/void-redemption.js';
import { ResidentMerged } from '../residents/residents.errors.js';
import { UsesPage } from './pages/uses.js';

/** Where a pass was used: shown when its holder asks, by a form and never by an address, so that each look is written down. */
@ApiExcludeController()
@Controller('ccas/usagers/:id/utilisations')
@Access(...STAFF)
export class UsesPages {
  constructor(
    private readonly db: Database,
    private readonly showUses: ShowUses,
    private readonly voidRedemption: VoidRedemption,
  ) {}

  @Post()
  @HttpCode(200)
  async show(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    try {
      return await this.render(visit, actor, id);
    } catch (error) {
      if (error instanceof ResidentMerged) return seeOther(visit, `/ccas/usagers/${error.keptId}`);
      throw error;
    }
  }

  @Post(':useId/annuler')
  async void(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('useId') useId: string,
    @Body() body: FormValues,
  ) {
    const reason = [body.reason ?? ''].flat()[0]!.trim().slice(0, 500);
    try {
      await this.db.transaction(actor.ccasId, (tx) => this.voidRedemption.run(tx, actor, useId, reason || undefined));
      return seeOther(visit, `/ccas/usagers/${id}#utilisations`);
    } catch (error) {
      return this.render(visit, actor, id, { useId, refusal: refusalOf(error) });
    }
  }

  private async render(visit: Visit, actor: Actor, id: string, refused?: { useId: string; refusal: Refusal }) {
    const { resident, events } = await this.db.transaction(actor.ccasId, (tx) => this.showUses.run(tx, actor, id));
    if (refused) visit.reply.status(refused.refusal.status);
    return renderPage(
      visit,
      { title: 'Où le pass a servi', kind: 'console', path: '/ccas/usagers' },
      <UsesPage token={visit.formToken} resident={resident} events={events} refused={refused} />,
    );
  }
}
