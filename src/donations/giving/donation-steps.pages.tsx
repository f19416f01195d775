import { Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { type FormValues, readForm, textIn } from '../../kernel/http/input.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import { Formerly } from '../../kernel/screens/formerly.js';
import { RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { AcceptDonation } from './accept-donation.js';
import { CancelDonation } from './cancel-donation.js';
import { DetailDonation } from './detail-donation.js';
import { CounterpartForm, readReason, type ReasonForm, ReceptionPageForm } from './donation-form.js';
import { DonationMails } from './donation-mails.js';
import { ReceiveDonation } from './receive-donation.js';

const donation = '/ccas/dons/:id';

/** What an agent does about a gift, step by step; a refusal is said on the page of the gift. */
@Screens('ccas/dons/:id', STAFF, { path: '/ccas/dons' })
@Formerly('0.1.0', { accept: 'accepter', cancel: 'annuler' })
export class DonationStepsPages {
  constructor(
    private readonly acceptDonation: AcceptDonation,
    private readonly receiveDonation: ReceiveDonation,
    private readonly detailDonation: DetailDonation,
    private readonly cancelDonation: CancelDonation,
    private readonly mails: DonationMails,
  ) {}

  @Post('acceptation')
  @RefusedShows(donation)
  async accept(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.acceptDonation.run(tx, actor, id);
    return to(`/ccas/dons/${id}`);
  }

  @Post('reception')
  @RefusedShows(donation, { fields: { amount: 'amountCents' } })
  async receive(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed() { thanks, ...form }: ReceptionPageForm,
  ) {
    await this.receiveDonation.run(tx, actor, id, form);
    if (thanks) await this.mails.thanks(tx, id);
    return to(`/ccas/dons/${id}`);
  }

  @Post('contrepartie')
  @RefusedShows(donation, { fields: { counterpartAmount: 'counterpartCents' } })
  async giveBack(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed(readCounterpart) { given }: { given: CounterpartForm | null },
  ) {
    await this.detailDonation.giveBack(tx, actor, id, given);
    return to(`/ccas/dons/${id}`);
  }

  @Post('annulation')
  @RefusedShows(donation)
  async cancel(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Typed(readReason) { reason }: ReasonForm,
  ) {
    await this.cancelDonation.run(tx, actor, id, reason);
    return to(`/ccas/dons/${id}`);
  }
}

/** Nothing typed: there is none. @throws InvalidInput */
function readCounterpart(values: FormValues): { given: CounterpartForm | null } {
  const { counterpart, counterpartAmount } = values;
  const isEmpty = !textIn(values, 'counterpart')?.trim() && !textIn(values, 'counterpartAmount')?.trim();
  return { given: isEmpty ? null : readForm(CounterpartForm, { counterpart, counterpartAmount }) };
}
