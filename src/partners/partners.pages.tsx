import { Get, Post } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeOptions } from '../ccas/communes.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { BulkActs } from '../kernel/bulk/bulk-act.js';
import type { Tx } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { InAddress } from '../kernel/listing/list-request.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Formerly } from '../kernel/screens/formerly.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { PartnerSectionsQuery } from './partner-sections.js';
import { CHARTER_VERSION } from './charter.js';
import { ChangePartner } from './change-partner.js';
import { ChangePartnerState } from './change-partner-state.js';
import type { PartnerVerb } from './partner-path.js';
import { DecisionForm } from './decision-form.js';
import { PartnerDirectoryQuery } from './partner-directory.query.js';
import { PartnerChanges, RegistrationForm } from './partner-form.js';
import { partnerValues, readPartnerChanges, readPartnerForm } from './read-partner-form.js';
import { RegisterPartner } from './register-partner.js';
import { PartnerFilePage } from './pages/partner-file.js';
import { PartnerFormPage } from './pages/partner-form.js';
import { PartnerListPage } from './pages/partner-list.js';
import { PartnerListRequest } from './partner-list-request.js';
import { PartnerListQuery } from './partner-list.query.js';

@Screens('ccas/partenaires', STAFF)
@Formerly('0.1.0', {
  edit: ':id/modifier',
  change: ':id/modifier',
  approve: ':id/approuver',
  sendBack: ':id/renvoyer',
  suspend: ':id/suspendre',
  leave: ':id/terminer',
})
export class PartnersPages {
  constructor(
    private readonly partners: PartnerDirectoryQuery,
    private readonly partnerList: PartnerListQuery,
    private readonly acts: BulkActs,
    private readonly sections: PartnerSectionsQuery,
    private readonly registerPartner: RegisterPartner,
    private readonly changePartner: ChangePartner,
    private readonly rules: CcasRulesQuery,
    private readonly changePartnerState: ChangePartnerState,
  ) {}

  @Get()
  @Page('Partenaires', PartnerListPage)
  async list(@InTx() tx: Tx, @CurrentActor() actor: Actor, @InAddress() asked: PartnerListRequest) {
    const { request, options } = await this.partnerList.known(tx, asked);
    return { list: await this.partnerList.find(tx, request, options), acts: this.acts.of('partenaires', actor) };
  }

  @Get('nouveau')
  @Page('Ajouter un partenaire', PartnerFormPage)
  async form(@InTx() tx: Tx) {
    return { communes: communeOptions(await this.rules.own(tx)) };
  }

  @Post('nouveau')
  @RefusedShows('form')
  async register(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Typed(readRegistration) { charter, ...form }: RegistrationForm,
  ) {
    const facts = { charterVersion: charter ? CHARTER_VERSION : undefined };
    return to(`/ccas/partenaires/${await this.registerPartner.run(tx, actor, form, facts)}`);
  }

  @Get(':id/modification')
  @Page(({ partner }) => `Modifier ${partner!.name}`, PartnerFormPage)
  async edit(@InTx() tx: Tx, @Id() id: string) {
    const partner = await this.partners.get(tx, id);
    return { partner, values: partnerValues(partner), communes: communeOptions(await this.rules.own(tx)) };
  }

  @Post(':id/modification')
  @RefusedShows('edit')
  async change(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed(readPartnerChanges) changes: PartnerChanges,
  ) {
    await this.changePartner.run(tx, actor, id, changes);
    return to(`/ccas/partenaires/${id}`);
  }

  @Get(':id')
  @Page(({ partner }) => partner.name, PartnerFilePage)
  async file(@InTx() tx: Tx, @Id() id: string) {
    const partner = await this.partners.get(tx, id);
    return { partner, sections: await this.sections.of(tx, partner) };
  }

  @Post(':id/approbation')
  @RefusedShows('file')
  approve(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.move(tx, actor, id, 'approve');
  }

  @Post(':id/renvoi')
  @RefusedShows('file')
  sendBack(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() form: DecisionForm) {
    return this.move(tx, actor, id, 'return', form);
  }

  @Post(':id/suspension')
  @RefusedShows('file')
  suspend(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() form: DecisionForm) {
    return this.move(tx, actor, id, 'suspend', form);
  }

  @Post(':id/fin')
  @RefusedShows('file')
  leave(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() form: DecisionForm) {
    return this.move(tx, actor, id, 'leave', form);
  }

  private async move(tx: Tx, actor: Actor, id: string, verb: PartnerVerb, { reason }: DecisionForm = {}) {
    await this.changePartnerState.run(tx, actor, id, verb, reason);
    return to(`/ccas/partenaires/${id}`);
  }
}

/** @throws InvalidInput */
function readRegistration(values: FormValues): RegistrationForm {
  return readPartnerForm(RegistrationForm, values);
}
