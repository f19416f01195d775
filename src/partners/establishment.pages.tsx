import { Get, Post } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeOptions } from '../ccas/communes.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { AcceptCharter } from './accept-charter.js';
import { ChangePartner } from './change-partner.js';
import { ChangePartnerState } from './change-partner-state.js';
import { PartnerDirectoryQuery } from './partner-directory.query.js';
import { PartnerChanges } from './partner-form.js';
import { partnerValues, readPartnerChanges } from './read-partner-form.js';
import { EstablishmentPage } from './pages/establishment.js';

const path = '/partenaire/etablissement';

@Screens('partenaire/etablissement', ['partner'])
export class EstablishmentPages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly partners: PartnerDirectoryQuery,
    private readonly acceptCharter: AcceptCharter,
    private readonly changePartner: ChangePartner,
    private readonly changePartnerState: ChangePartnerState,
  ) {}

  @Get()
  @Page('Mon établissement', EstablishmentPage)
  async form(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Asked('enregistre') saved?: string) {
    const partner = await this.partners.get(tx, actor.partnerId!);
    return {
      partner,
      values: partnerValues(partner),
      communes: communeOptions(await this.rules.own(tx)),
      isSaved: saved === 'oui',
    };
  }

  /** A form that was returned is sent again by the same button. */
  @Post()
  @RefusedShows('form')
  async save(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed(readPartnerChanges) changes: PartnerChanges) {
    await this.changePartner.run(tx, actor, actor.partnerId!, changes);
    const { status } = await this.partners.get(tx, actor.partnerId!);
    if (status === 'returned') await this.changePartnerState.run(tx, actor, actor.partnerId!, 'resubmit');
    return to(`${path}?enregistre=oui`);
  }

  @Post('charte')
  async accept(@InTx() tx: Tx, @CurrentActor() actor: Actor) {
    await this.acceptCharter.run(tx, actor, actor.partnerId!);
    return to(path);
  }
}
