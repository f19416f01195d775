import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { PartnerTillsPage } from './pages/partner-tills.js';
import type { ShownPairing } from './pages/till-panel.js';
import { TillActions } from './till-actions.js';
import { TillsQuery } from './tills.query.js';

const path = '/partenaire/caisses';

@ApiExcludeController()
@Controller('partenaire/caisses')
@Access('partner')
export class PartnerTillsPages {
  constructor(
    private readonly db: Database,
    private readonly tills: TillsQuery,
    private readonly actions: TillActions,
  ) {}

  @Get()
  list(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor) {
    return this.render(visit, actor, {});
  }

  @Post()
  async add(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const pairing = await this.db.transaction(actor.ccasId, (tx) =>
        this.actions.add(tx, actor, actor.partnerId!, body, visit.tenant.origin),
      );
      return this.render(visit, actor, { pairing });
    } catch (error) {
      return this.render(visit, actor, { refusal: refusalOf(error) });
    }
  }

  @Post(':id/:verb')
  async change(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Param('verb') verb: string,
    @Body() body: FormValues,
  ) {
    try {
      const pairing = await this.db.transaction(actor.ccasId, (tx) =>
        this.actions.run(tx, actor, id, verb, body, visit.tenant.origin),
      );
      return pairing ? this.render(visit, actor, { pairing }) : seeOther(visit, path);
    } catch (error) {
      return this.render(visit, actor, { refusal: refusalOf(error) });
    }
  }

  private async render(visit: Visit, actor: Actor, more: { pairing?: ShownPairing; refusal?: Refusal }) {
    const tills = await this.db.transaction(actor.ccasId, (tx) => this.tills.find(tx, actor.partnerId!));
    if (more.refusal) visit.reply.status(more.refusal.status);
    return renderPage(
      visit,
      { title: 'Mes caisses', path },
      <PartnerTillsPage token={visit.formToken} tills={tills} {...more} />,
    );
  }
}
