import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id, readId } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { OfferDirectoryQuery } from '../offers/offer-directory.query.js';
import { ChangePartnerState } from '../partners/change-partner-state.js';
import { PartnerDirectoryQuery } from '../partners/partner-directory.query.js';
import { PartnerForm } from '../partners/partner-form.js';
import { RegisterPartner } from '../partners/register-partner.js';
import { PartnerFilePage } from './pages/partner-file.js';
import { PartnerFormPage } from './pages/partner-form.js';
import { PartnerListPage } from './pages/partner-list.js';

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
    private readonly changePartnerState: ChangePartnerState,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit, @Query('etat') state?: string, @Query('apres') after?: string) {
    const status = state === 'waiting' ? state : undefined;
    const cursor = readId(after);
    const { items, next } = await this.db.transaction(visit.tenant.id, (tx) =>
      this.partners.find(tx, { status, after: cursor }),
    );
    const nextHref = next
      ? `/ccas/partenaires?${new URLSearchParams({ ...(status && { etat: status }), apres: next }).toString()}`
      : undefined;
    return renderPage(
      visit,
      { title: 'Partenaires', ...look },
      <PartnerListPage partners={items} nextHref={nextHref} />,
    );
  }

  @Get('nouveau')
  form(@CurrentVisit() visit: Visit) {
    return renderPage(
      visit,
      { title: 'Ajouter un partenaire', ...look },
      <PartnerFormPage token={visit.formToken} values={{}} />,
    );
  }

  @Post('nouveau')
  async register(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const form = readForm(PartnerForm, body);
      const id = await this.db.transaction(actor.ccasId, (tx) => this.registerPartner.run(tx, actor, form));
      return seeOther(visit, `/ccas/partenaires/${id}`);
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      const page = (
        <PartnerFormPage token={visit.formToken} values={body as Record<string, string>} refusal={refusal} />
      );
      return renderPage(visit, { title: 'Ajouter un partenaire', ...look }, page);
    }
  }

  @Get(':id')
  file(@CurrentVisit() visit: Visit, @Id() id: string) {
    return this.renderFile(visit, id);
  }

  @Post(':id/:verb')
  async change(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Param('verb') word: string,
  ) {
    const verb = word === 'approuver' ? 'approve' : word === 'suspendre' ? 'suspend' : undefined;
    if (!verb) throw new NotFound();
    try {
      await this.db.transaction(actor.ccasId, (tx) => this.changePartnerState.run(tx, actor, id, verb));
      return seeOther(visit, `/ccas/partenaires/${id}`);
    } catch (error) {
      return this.renderFile(visit, id, refusalOf(error));
    }
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
