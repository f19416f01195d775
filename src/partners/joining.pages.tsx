import { Get, Post } from '@nestjs/common';
import { PickType } from '@nestjs/swagger';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeOptions } from '../ccas/communes.js';
import { CurrentTenant } from '../kernel/access/visit.js';
import { CompanyLookup, type LookupAnswer, lookupOf } from '../kernel/companies/company-lookup.js';
import type { Tx } from '../kernel/database/database.js';
import type { FormValues } from '../kernel/http/input.js';
import { InTx, Short, Typed } from '../kernel/screens/arguments.js';
import type { ShortTx } from '../kernel/screens/current-screen.js';
import { Formerly } from '../kernel/screens/formerly.js';
import { AtMost, Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { JoinAsPartner } from './join-as-partner.js';
import { JoiningForm, PartnerForm } from './partner-form.js';
import { readPartnerForm } from './read-partner-form.js';
import { JoiningFormPage, JoiningSentPage, JoiningStartPage } from './pages/joining.js';

class SiretForm extends PickType(PartnerForm, ['siret']) {}

/** From one address within a quarter of an hour: a chain of shops, not a flood; the outside directory is spared too. */
const LOOKUPS_PER_ADDRESS = 30;
const JOININGS_PER_ADDRESS = 10;
const title = 'Rejoindre le pass senior';

/** A shop joins: its SIRET first, then the rest, filled where the directory of companies knows it. */
@Screens('partenaires/rejoindre', ['anyone'], { isForm: true })
@Formerly('0.1.0', { lookUp: '' })
export class JoiningPages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly companies: CompanyLookup,
    private readonly joinAsPartner: JoinAsPartner,
  ) {}

  @Get()
  @Page(title, JoiningStartPage)
  start() {
    return {};
  }

  @Post('recherche')
  @AtMost(LOOKUPS_PER_ADDRESS, 'company lookup')
  @Page(title, JoiningFormPage)
  @RefusedShows('start')
  async lookUp(@Short() inShortTx: ShortTx, @Typed() { siret }: SiretForm) {
    const answer = await this.companies.find(siret);
    const { communes } = await inShortTx((tx) => this.form(tx));
    return { communes, values: { siret, ...filledFrom(answer) }, lookup: lookupOf(answer) };
  }

  /** Where an inscription that was refused is seen again. */
  @Page(title, JoiningFormPage)
  async form(@InTx() tx: Tx) {
    return { communes: communeOptions(await this.rules.own(tx)) };
  }

  @Post('etablissement')
  @Short()
  @AtMost(JOININGS_PER_ADDRESS, 'joining')
  @RefusedShows('form')
  async send(@CurrentTenant() { id }: Tenant, @Typed(readJoining) form: JoiningForm) {
    await this.joinAsPartner.run(id, form);
    return to('/partenaires/rejoindre/merci');
  }

  @Get('merci')
  @Page(title, JoiningSentPage)
  async thanks(@InTx() tx: Tx) {
    const { name, phone } = await this.rules.own(tx);
    return { ccas: { name, phone: phone && frenchPhone(phone) } };
  }
}

/** @throws InvalidInput */
function readJoining(values: FormValues): JoiningForm {
  return readPartnerForm(JoiningForm, values);
}

function filledFrom(answer: LookupAnswer): FormValues {
  if (answer.state !== 'found') return {};
  const { legalName, name, address, postcode, communeCode } = answer.company;
  return { legalName, name: name ?? legalName, address, postcode, communeCode };
}
