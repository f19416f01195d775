import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeName } from '../ccas/communes.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id, readId } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { OfferDirectoryQuery } from '../offers/offer-directory.query.js';
import { CHARTER_VERSION } from '../partners/charter.js';
import { ChangePartner } from '../partners/change-partner.js';
import { ChangePartnerState, type PartnerVerb } from '../partners/change-partner-state.js';
import { PartnerDirectoryQuery, type PartnerView } from '../partners/partner-directory.query.js';
import { PartnerForm } from '../partners/partner-form.js';
import { partnerValues, readPartnerChanges, readPartnerForm } from '../partners/read-partner-form.js';
import { RegisterPartner } from '../partners/register-partner.js';
import { PartnerFilePage } from './pages/partner-file.js';
import { PartnerFormPage } from './pages/partner-form.js';
import { PartnerListPage, partnerStates } from './pages/partner-list.js';

const verbs: Record<string, PartnerVerb> = {
  approuver: 'approve',
  renvoyer: 'return',
  suspendre: 'suspend',
  terminer: 'leave',
};
const look = { kind: 'console', path: '/ccas/partenaires' } as const;

@ApiExcludeController()
@Controller('ccas/partenaires')
@Access(...STAFF)
export class PartnersPages {
  constructor(
    private readonly db: Database,
    private readonly partners: PartnerDirectoryQuery,
    private readonly offers: OfferDirectoryQuery,
    private readonly registerPartner: RegisterPartner,
    private readonly changePartner: ChangePartner,
    private readonly rules: CcasRulesQuery,
    private readonly changePartnerState: ChangePartnerState,
  ) {}

  @Get()
  async list(
    @CurrentVisit() visit: Visit,
    @Query('etat') state?: string,
    @Query('apres') after?: string,
    @Query('commune') commune?: string,
  ) {
    const status = partnerStates.find((each) => each === state);
    const props = await this.db.transaction(visit.tenant.id, async (tx) => {
      const { communeCodes } = await this.rules.get(tx, visit.tenant.id);
      const communeCode = communeCodes.find((code) => code === commune);
      const { items, next } = await this.partners.find(tx, { status, communeCode, after: readId(after) });
      return { partners: items, communeCodes, communeCode, next: next ?? undefined };
    });
    return renderPage(visit, { title: 'Partenaires', ...look }, <PartnerListPage {...props} status={status} />);
  }

  @Get('nouveau')
  form(@CurrentVisit() visit: Visit) {
    return this.renderForm(visit, {});
  }

  @Post('nouveau')
  async register(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const charterVersion = body.charter === 'oui' ? CHARTER_VERSION : undefined;
      const form = readPartnerForm(PartnerForm, { ...body, charter: undefined });
      const id = await this.db.transaction(actor.ccasId, (tx) =>
        this.registerPartner.run(tx, actor, form, { charterVersion }),
      );
      return seeOther(visit, `/ccas/partenaires/${id}`);
    } catch (error) {
      return this.renderForm(visit, body, { refusal: refusalOf(error) });
    }
  }

  @Get(':id/modifier')
  async edit(@CurrentVisit() visit: Visit, @Id() id: string) {
    const partner = await this.db.transaction(visit.tenant.id, (tx) => this.partners.get(tx, id));
    return this.renderForm(visit, partnerValues(partner), { partner });
  }

  @Post(':id/modifier')
  async change(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    try {
      const changes = readPartnerChanges(body);
      await this.db.transaction(actor.ccasId, (tx) => this.changePartner.run(tx, actor, id, changes));
      return seeOther(visit, `/ccas/partenaires/${id}`);
    } catch (error) {
      const partner = await this.db.transaction(visit.tenant.id, (tx) => this.partners.get(tx, id));
      return this.renderForm(visit, body, { partner, refusal: refusalOf(error) });
    }
  }

  @Get(':id')
  file(@CurrentVisit() visit: Visit, @Id() id: string) {
    return this.renderFile(visit, id);
  }

  @Post(':id/:verb')
  async decide(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Param('verb') word: string,
    @Body() body: FormValues,
  ) {
    const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined;
    if (!verb) throw new NotFound();
    const reason = [body.reason ?? ''].flat()[0]!.trim().slice(0, 500);
    try {
      await this.db.transaction(actor.ccasId, (tx) =>
        this.changePartnerState.run(tx, actor, id, verb, reason || undefined),
      );
      return seeOther(visit, `/ccas/partenaires/${id}`);
    } catch (error) {
      return this.renderFile(visit, id, refusalOf(error));
    }
  }

  private async renderForm(visit: Visit, values: FormValues, more: { partner?: PartnerView; refusal?: Refusal } = {}) {
    const { communeCodes } = await this.db.transaction(visit.tenant.id, (tx) => this.rules.get(tx, visit.tenant.id));
    if (more.refusal) visit.reply.status(more.refusal.status);
    const communes = communeCodes.map((code): [string, string] => [code, communeName(code)]);
    const title = more.partner ? `Modifier ${more.partner.name}` : 'Ajouter un partenaire';
    return renderPage(
      visit,
      { title, ...look },
      <PartnerFormPage token={visit.formToken} values={values} communes={communes} {...more} />,
    );
  }

  private async renderFile(visit: Visit, id: string, refusal?: Refusal) {
    const { partner, offers } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      partner: await this.partners.get(tx, id),
      offers: (await this.offers.find(tx, { partnerId: id, limit: 100 })).items,
    }));
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: partner.name, ...look },
      <PartnerFilePage token={visit.formToken} partner={partner} offers={offers} refusal={refusal} />,
    );
  }
}
