import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiExcludeController, PickType } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeOptions } from '../ccas/communes.js';
import { Access } from '../kernel/access/access.decorator.js';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { CHARTER_VERSION } from '../partners/charter.js';
import { CompanyLookup, type LookupAnswer } from '../kernel/companies/company-lookup.js';
import { JoinAsPartner } from '../partners/join-as-partner.js';
import { JoiningForm, PartnerForm } from '../partners/partner-form.js';
import { readPartnerForm } from '../partners/read-partner-form.js';
import { type JoiningFormPageProps, JoiningFormPage, JoiningSentPage, JoiningStartPage } from './pages/joining.js';

class SiretForm extends PickType(PartnerForm, ['siret']) {}

/** From one address within a quarter of an hour: a chain of shops, not a flood; the outside directory is spared too. */
const LOOKUPS_PER_ADDRESS = 30;
const JOININGS_PER_ADDRESS = 10;
const look = { title: 'Rejoindre le pass senior', path: '/partenaires/rejoindre' };

/** A shop joins: its SIRET first, then the rest, filled where the directory of companies knows it. */
@ApiExcludeController()
@Controller('partenaires/rejoindre')
@Access('anyone')
export class JoiningPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly companies: CompanyLookup,
    private readonly joinAsPartner: JoinAsPartner,
    private readonly attempts: FailedAttempts,
  ) {}

  @Get()
  start(@CurrentVisit() visit: Visit) {
    return renderPage(visit, look, <JoiningStartPage token={visit.formToken} />);
  }

  @Post()
  @HttpCode(200)
  async lookUp(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    try {
      const { siret } = readForm(SiretForm, body);
      await this.attempts.begin(visit.tenant.id, { what: 'company lookup', from: request.ip }, LOOKUPS_PER_ADDRESS);
      const answer = await this.companies.find(siret);
      return await this.form(visit, { values: { siret, ...filledFrom(answer) }, lookup: lookupOf(answer) });
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      const siret = String(body.siret ?? '');
      return renderPage(visit, look, <JoiningStartPage token={visit.formToken} siret={siret} refusal={refusal} />);
    }
  }

  @Post('etablissement')
  async send(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    try {
      const form = readPartnerForm(JoiningForm, body, { charter: body.charter === 'oui' ? CHARTER_VERSION : '' });
      await this.attempts.begin(visit.tenant.id, { what: 'joining', from: request.ip }, JOININGS_PER_ADDRESS);
      await this.joinAsPartner.run(visit.tenant.id, form);
      return seeOther(visit, '/partenaires/rejoindre/merci');
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      return this.form(visit, { values: body, refusal });
    }
  }

  @Get('merci')
  async thanks(@CurrentVisit() visit: Visit) {
    const { name, phone } = await this.ccas(visit);
    return renderPage(visit, look, <JoiningSentPage ccas={{ name, phone: phone && frenchPhone(phone) }} />);
  }

  private async form(visit: Visit, props: Pick<JoiningFormPageProps, 'values' | 'lookup' | 'refusal'>) {
    const { communeCodes } = await this.ccas(visit);
    const communes = communeOptions({ communeCodes });
    return renderPage(visit, look, <JoiningFormPage token={visit.formToken} communes={communes} {...props} />);
  }

  private ccas(visit: Visit) {
    return this.db.transaction(visit.tenant.id, (tx) => this.rules.own(tx));
  }
}

function filledFrom(answer: LookupAnswer): FormValues {
  if (answer.state !== 'found') return {};
  const { legalName, name, address, postcode, communeCode } = answer.company;
  return { legalName, name: name ?? legalName, address, postcode, communeCode };
}

function lookupOf(answer: LookupAnswer): JoiningFormPageProps['lookup'] {
  return answer.state === 'found' && answer.company.isClosed ? 'closed' : answer.state;
}
