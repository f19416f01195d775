import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController, PickType } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeName } from '../ccas/communes.js';
import { Access } from '../kernel/access/access.decorator.js';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { CompanyLookup, type LookupAnswer } from '../kernel/companies/company-lookup.js';
import { Database } from '../kernel/database/database.js';
import { readId } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { DonationLinks } from './donation-links.js';
import { DonorForm } from './donor-form.js';
import type { DonorKind } from './donor-kind.js';
import { EstimateReader } from './estimate-reader.js';
import { FundQuery } from './fund.query.js';
import { legalFormOf } from './legal-forms.js';
import { MakePledge } from './make-pledge.js';
import { EstimatePage } from './pages/estimate-page.js';
import { GivingHomePage } from './pages/giving-home.js';
import { CompanyStartPage, PledgeFormPage, type PledgeFormProps } from './pages/pledge-form.js';
import { pledgeAmounts, readPledge } from './pledge-forms.js';
import { publicFunds } from './public-fund.js';
import { giftRefusal, textIn } from './read-gift-form.js';

class SirenForm extends PickType(DonorForm, ['siren']) {}

/** From one address within a quarter of an hour. */
const LOOKUPS_PER_ADDRESS = 30;
const PLEDGES_PER_ADDRESS = 10;
const look = { title: 'Donner au CCAS', path: '/dons' };

/** Anyone sees what is collected for, and promises a gift. */
@ApiExcludeController()
@Controller('dons')
@Access('anyone')
export class GivingPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly funds: FundQuery,
    private readonly companies: CompanyLookup,
    private readonly attempts: FailedAttempts,
    private readonly makePledge: MakePledge,
    private readonly estimates: EstimateReader,
    private readonly links: DonationLinks,
  ) {}

  @Get()
  async home(@CurrentVisit() visit: Visit) {
    const { ccas, funds } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      ccas: await this.rules.own(tx),
      funds: publicFunds(await this.funds.all(tx)).funds,
    }));
    const phone = ccas.phone && frenchPhone(ccas.phone);
    return renderPage(visit, look, <GivingHomePage ccas={{ name: ccas.name, phone }} funds={funds} />);
  }

  @Get('entreprise')
  start(@CurrentVisit() visit: Visit, @Query('action') fundId?: string) {
    return renderPage(visit, look, <CompanyStartPage token={visit.formToken} fundId={readId(fundId)} />);
  }

  @Post('entreprise')
  @HttpCode(200)
  async lookUp(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    const fundId = readId(textIn(body, 'fundId'));
    try {
      const { siren } = readForm(SirenForm, { siren: body.siren });
      await this.attempts.begin(visit.tenant.id, { what: 'company lookup', from: request.ip }, LOOKUPS_PER_ADDRESS);
      const answer = await this.companies.find(siren!);
      const values = { siren, fundId, ...filledFrom(answer) };
      return await this.form(visit, { who: 'company', values, lookup: lookupOf(answer) });
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      const props = { token: visit.formToken, siren: textIn(body, 'siren') ?? '', fundId, refusal };
      return renderPage(visit, look, <CompanyStartPage {...props} />);
    }
  }

  @Get('particulier')
  person(@CurrentVisit() visit: Visit, @Query('action') fundId?: string) {
    return this.form(visit, { who: 'person', values: { fundId: readId(fundId) } });
  }

  @Post('entreprise/promesse')
  @HttpCode(200)
  pledgeAsCompany(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    return this.pledge(visit, request, 'company', body);
  }

  @Post('particulier')
  @HttpCode(200)
  pledgeAsPerson(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    return this.pledge(visit, request, 'person', body);
  }

  @Get('estimation')
  estimateForm(@CurrentVisit() visit: Visit) {
    return renderPage(visit, look, <EstimatePage token={visit.formToken} values={{}} />);
  }

  /** Sent and not in the address: an income is nobody's business, not even a log's. */
  @Post('estimation')
  @HttpCode(200)
  async estimate(@CurrentVisit() visit: Visit, @Body() body: FormValues) {
    const props = { token: visit.formToken, values: body };
    try {
      const who = textIn(body, 'who') === 'person' ? 'person' : 'company';
      const estimate = await this.estimates.read(visit.tenant.id, who, body);
      return renderPage(visit, look, <EstimatePage {...props} estimate={estimate} />);
    } catch (error) {
      const refusal = giftRefusal(error);
      visit.reply.status(refusal.status);
      return renderPage(visit, look, <EstimatePage {...props} refusal={refusal} />);
    }
  }

  private async pledge(visit: Visit, request: FastifyRequest, who: DonorKind, body: FormValues) {
    try {
      if (textIn(body, 'geste') === 'estimer')
        return await this.form(visit, {
          who,
          values: body,
          estimate: await this.estimates.read(visit.tenant.id, who, body),
        });
      const { donor, gift } = readPledge(who, body);
      await this.attempts.begin(visit.tenant.id, { what: 'pledge', from: request.ip }, PLEDGES_PER_ADDRESS);
      const id = await this.db.transaction(visit.tenant.id, (tx) =>
        this.makePledge.run(tx, visit.tenant.id, donor, gift),
      );
      return seeOther(visit, this.links.follow(visit.tenant.id, id));
    } catch (error) {
      const refusal = giftRefusal(error, pledgeAmounts);
      visit.reply.status(refusal.status);
      return this.form(visit, { who, values: body, refusal });
    }
  }

  private async form(visit: Visit, props: Omit<PledgeFormProps, 'token' | 'funds'>) {
    const funds = await this.db.transaction(visit.tenant.id, (tx) => this.funds.all(tx));
    const open = funds.filter(({ isOpen }) => isOpen);
    return renderPage(visit, look, <PledgeFormPage token={visit.formToken} funds={open} {...props} />);
  }
}

function filledFrom(answer: LookupAnswer): FormValues {
  if (answer.state !== 'found') return {};
  const { legalName, name, legalCategory, address, postcode, communeCode } = answer.company;
  return {
    name: legalName ?? name,
    legalForm: legalFormOf(legalCategory),
    street: address,
    postcode,
    commune: communeCode && communeName(communeCode),
  };
}

function lookupOf(answer: LookupAnswer): PledgeFormProps['lookup'] {
  return answer.state === 'found' && answer.company.isClosed ? 'closed' : answer.state;
}
