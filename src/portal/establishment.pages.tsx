import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeOptions } from '../ccas/communes.js';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import type { FormValues } from '../kernel/http/input.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { AcceptCharter } from '../partners/accept-charter.js';
import { ChangePartner } from '../partners/change-partner.js';
import { ChangePartnerState } from '../partners/change-partner-state.js';
import { PartnerDirectoryQuery } from '../partners/partner-directory.query.js';
import { partnerValues, readPartnerChanges } from '../partners/read-partner-form.js';
import { EstablishmentPage } from './pages/establishment.js';

const path = '/partenaire/etablissement';

@ApiExcludeController()
@Controller('partenaire/etablissement')
@Access('partner')
export class EstablishmentPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly partners: PartnerDirectoryQuery,
    private readonly acceptCharter: AcceptCharter,
    private readonly changePartner: ChangePartner,
    private readonly changePartnerState: ChangePartnerState,
  ) {}

  @Get()
  form(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Query('enregistre') saved?: string) {
    return this.render(visit, actor, { isSaved: saved === 'oui' });
  }

  /** A form that was returned is sent again by the same button. */
  @Post()
  async save(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const changes = readPartnerChanges(body);
      await this.db.transaction(actor.ccasId, async (tx) => {
        await this.changePartner.run(tx, actor, actor.partnerId!, changes);
        const { status } = await this.partners.get(tx, actor.partnerId!);
        if (status === 'returned') await this.changePartnerState.run(tx, actor, actor.partnerId!, 'resubmit');
      });
      return seeOther(visit, `${path}?enregistre=oui`);
    } catch (error) {
      return this.render(visit, actor, { values: body, refusal: refusalOf(error) });
    }
  }

  @Post('charte')
  async accept(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor) {
    await this.db.transaction(actor.ccasId, (tx) => this.acceptCharter.run(tx, actor, actor.partnerId!));
    return seeOther(visit, path);
  }

  private async render(
    visit: Visit,
    actor: Actor,
    { values, ...more }: { values?: FormValues; isSaved?: boolean; refusal?: Refusal },
  ) {
    const { partner, rules } = await this.db.transaction(actor.ccasId, async (tx) => ({
      partner: await this.partners.get(tx, actor.partnerId!),
      rules: await this.rules.own(tx),
    }));
    if (more.refusal) visit.reply.status(more.refusal.status);
    const props = {
      token: visit.formToken,
      partner,
      values: values ?? partnerValues(partner),
      communes: communeOptions(rules),
    };
    return renderPage(visit, { title: 'Mon établissement', path }, <EstablishmentPage {...props} {...more} />);
  }
}
