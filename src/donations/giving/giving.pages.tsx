import { Get, Post } from '@nestjs/common';
import { PickType } from '@nestjs/swagger';
import { CcasRulesQuery } from '../../ccas/ccas-rules.query.js';
import { communeName } from '../../ccas/communes.js';
import { CurrentTenant } from '../../kernel/access/visit.js';
import { CompanyLookup, type LookupAnswer, lookupOf } from '../../kernel/companies/company-lookup.js';
import type { Tx } from '../../kernel/database/database.js';
import { Asked, readId } from '../../kernel/http/id.pipe.js';
import { type FormValues, oneText, readForm, textIn } from '../../kernel/http/input.js';
import { InTx, Short, Typed } from '../../kernel/screens/arguments.js';
import type { ShortTx } from '../../kernel/screens/current-screen.js';
import { AtMost, Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import type { Tenant } from '../../kernel/tenancy/tenants.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { DonationLinks } from './donation-links.js';
import { DonorForm } from './donor-form.js';
import type { DonorKind } from './donor-kind.js';
import { type EstimateForm, readEstimate } from './estimate-form.js';
import { EstimateReader } from './estimate-reader.js';
import { FundQuery } from '../funds/fund.query.js';
import { legalFormOf } from './legal-forms.js';
import { MakePledge } from './make-pledge.js';
import { EstimatePage } from './pages/estimate-page.js';
import { GivingHomePage } from './pages/giving-home.js';
import { CompanyStartPage, PledgeFormPage } from './pages/pledge-form.js';
import { pledgeAmounts, readPledge } from './pledge-forms.js';
import { publicFunds } from '../funds/public-fund.js';

class SirenForm extends PickType(DonorForm, ['siren']) {}

/** From one address within a quarter of an hour. */
const LOOKUPS_PER_ADDRESS = 30;
const PLEDGES_PER_ADDRESS = 10;
const title = 'Donner au CCAS';

/** The same form promises, or asks on the way what it would cost. */
interface SentPledge {
  who: DonorKind;
  pledge?: ReturnType<typeof readPledge>;
  estimate?: EstimateForm;
}

/** Anyone sees what is collected for, and promises a gift. */
@Screens('dons', ['anyone'])
export class GivingPages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly funds: FundQuery,
    private readonly companies: CompanyLookup,
    private readonly makePledge: MakePledge,
    private readonly estimates: EstimateReader,
    private readonly links: DonationLinks,
  ) {}

  @Get()
  @Page(title, GivingHomePage)
  async home(@InTx() tx: Tx) {
    const { name, phone } = await this.rules.own(tx);
    const { funds } = publicFunds(await this.funds.all(tx));
    return { ccas: { name, phone: phone && frenchPhone(phone) }, funds };
  }

  @Get('entreprise')
  @Page(title, CompanyStartPage)
  start(@Asked('action') fundId?: unknown) {
    return { values: { fundId: readId(fundId) } };
  }

  @Post('entreprise')
  @AtMost(LOOKUPS_PER_ADDRESS, 'company lookup')
  @Page(title, PledgeFormPage)
  @RefusedShows('start')
  async lookUp(@Short() inShortTx: ShortTx, @Typed(readLookUp) { siren, fundId }: LookUp) {
    const answer = await this.companies.find(siren);
    const values = { siren, fundId, ...filledFrom(answer) };
    return { ...(await inShortTx((tx) => this.company(tx))), values, lookup: lookupOf(answer) };
  }

  @Get('particulier')
  @Page(title, PledgeFormPage)
  async person(@InTx() tx: Tx, @Asked('action') fundId?: unknown) {
    return { ...(await this.form(tx, 'person')), values: { fundId: readId(fundId) } };
  }

  /** Where the promise of a company that was refused is seen again. */
  @Page(title, PledgeFormPage)
  company(@InTx() tx: Tx) {
    return this.form(tx, 'company');
  }

  @Post('entreprise/promesse')
  @AtMost(PLEDGES_PER_ADDRESS, 'pledge', { unless: isEstimate })
  @Page(title, PledgeFormPage)
  @RefusedShows('company', { fields: pledgeAmounts })
  pledgeAsCompany(
    @InTx() tx: Tx,
    @CurrentTenant() tenant: Tenant,
    @Typed((values) => readSent('company', values)) sent: SentPledge,
  ) {
    return this.pledge(tx, tenant, sent);
  }

  @Post('particulier')
  @AtMost(PLEDGES_PER_ADDRESS, 'pledge', { unless: isEstimate })
  @Page(title, PledgeFormPage)
  @RefusedShows('person', { fields: pledgeAmounts })
  pledgeAsPerson(
    @InTx() tx: Tx,
    @CurrentTenant() tenant: Tenant,
    @Typed((values) => readSent('person', values)) sent: SentPledge,
  ) {
    return this.pledge(tx, tenant, sent);
  }

  @Get('estimation')
  @Page(title, EstimatePage)
  estimateForm() {
    return {};
  }

  /** Sent and not in the address: an income is nobody's business, not even a log's. */
  @Post('estimation')
  @Page(title, EstimatePage)
  @RefusedShows('estimateForm')
  async estimate(@InTx() tx: Tx, @Typed(readEstimate) form: EstimateForm) {
    return { estimate: await this.estimates.read(tx, form) };
  }

  private async pledge(tx: Tx, tenant: Tenant, { who, estimate, pledge }: SentPledge) {
    if (!pledge) return { ...(await this.form(tx, who)), estimate: await this.estimates.read(tx, estimate!) };
    return to(this.links.follow(tenant.id, await this.makePledge.run(tx, tenant.id, pledge.donor, pledge.gift)));
  }

  private async form(tx: Tx, who: DonorKind) {
    return { who, funds: (await this.funds.all(tx)).filter(({ isOpen }) => isOpen) };
  }
}

function isEstimate(values: FormValues): boolean {
  return textIn(values, 'geste') === 'estimer';
}

/** @throws InvalidInput */
function readSent(who: DonorKind, values: FormValues): SentPledge {
  return isEstimate(values)
    ? { who, estimate: readEstimate({ ...values, who }) }
    : { who, pledge: readPledge(who, values) };
}

interface LookUp {
  siren: string;
  fundId?: string;
}

/** @throws InvalidInput */
function readLookUp({ siren, fundId }: FormValues): LookUp {
  return { siren: readForm(SirenForm, { siren }).siren!, fundId: readId(oneText(fundId)) };
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
