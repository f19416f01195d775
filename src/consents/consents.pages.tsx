import { Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Choice } from '../kernel/fields/choices.js';
import { Id } from '../kernel/http/id.pipe.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { type ConsentHow, howLabels } from './consent-hows.js';
import { ConsentsQuery } from './consents.query.js';
import { WithdrawConsent } from './withdraw-consent.js';

class WithdrawalForm {
  @Choice(howLabels, { label: 'La personne le dit' })
  how!: ConsentHow;
}

/** What a person takes back, noted from their dossier. */
@Screens('ccas/usagers/:id/accords', STAFF, { path: '/ccas/usagers' })
export class ConsentsPages {
  constructor(
    private readonly consents: ConsentsQuery,
    private readonly withdrawConsent: WithdrawConsent,
  ) {}

  @Post(':consent/retrait')
  @RefusedShows('/ccas/usagers/:id')
  async withdraw(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() residentId: string,
    @Id('consent') consentId: string,
    @Typed() { how }: WithdrawalForm,
  ) {
    const own = await this.consents.ofResident(tx, residentId);
    if (!own.some(({ id }) => id === consentId)) throw new NotFound('Cet accord');
    await this.withdrawConsent.run(tx, actor, consentId, how);
    return to(`/ccas/usagers/${residentId}`);
  }
}
