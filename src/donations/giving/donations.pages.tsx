import { Get, Header, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { asDownload } from '../../kernel/documents/documents.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Asked, Id, InPath, readId } from '../../kernel/http/id.pipe.js';
import type { FormValues } from '../../kernel/http/input.js';
import { InTx, Sent } from '../../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { AcceptDonation } from './accept-donation.js';
import { CancelDonation } from './cancel-donation.js';
import { DetailDonation } from './detail-donation.js';
import { CounterpartForm, ReasonForm, ReceptionForm } from './donation-form.js';
import { DonationMails } from './donation-mails.js';
import { DonationQuery } from './donation.query.js';
import { donationStates } from './donation-words.js';
import { IssueReceipt } from '../receipts/issue-receipt.js';
import { DonationListPage } from './pages/donation-list.js';
import { DonationPage } from './pages/donation.js';
import { readGiftForm, textIn } from './read-gift-form.js';
import { ReceiveDonation } from './receive-donation.js';
import { ThanksLetter } from './thanks-letter.js';

const verbs = ['accepter', 'reception', 'recu', 'contrepartie', 'annuler'] as const;
type Verb = (typeof verbs)[number];

/** Donations as a list, and one with what an agent does about it. */
@Screens('ccas/dons', STAFF)
export class DonationsPages {
  constructor(
    private readonly donations: DonationQuery,
    private readonly acceptDonation: AcceptDonation,
    private readonly receiveDonation: ReceiveDonation,
    private readonly issueReceipt: IssueReceipt,
    private readonly detailDonation: DetailDonation,
    private readonly cancelDonation: CancelDonation,
    private readonly mails: DonationMails,
    private readonly thanksLetter: ThanksLetter,
  ) {}

  @Get()
  @Page('Dons', DonationListPage)
  async list(@InTx() tx: Tx, @Asked('etat') typed?: string, @Asked('apres') after?: string) {
    const state = donationStates.find((each) => each === typed);
    const { items, next } = await this.donations.find(tx, { state, after: readId(after) });
    const nextHref = next ? `/ccas/dons?${state ? `etat=${state}&` : ''}apres=${next}` : undefined;
    return { donations: items, state, nextHref };
  }

  @Get(':id')
  @Page('Don', DonationPage)
  async one(@InTx() tx: Tx, @Id() id: string, @InPath('verb') verb?: string) {
    return { donation: await this.donations.get(tx, id), verb };
  }

  @Get(':id/remerciement.pdf')
  @Header('cache-control', 'no-store')
  async letter(@InTx() tx: Tx, @Id() id: string) {
    const bytes = await this.thanksLetter.run(tx, id);
    return asDownload({ name: 'Remerciement.pdf', contentType: 'application/pdf', bytes });
  }

  @Post(':id/:verb')
  @RefusedShows('one', { fields: { amount: 'amountCents', counterpartAmount: 'counterpartCents' } })
  async change(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @InPath('verb') word: string,
    @Sent() sent: FormValues,
  ) {
    const verb = verbs.find((each) => each === word);
    if (!verb) throw new NotFound();
    await this.run(tx, actor, id, verb, sent);
    return to(`/ccas/dons/${id}`);
  }

  private async run(tx: Tx, actor: Actor, id: string, verb: Verb, sent: FormValues): Promise<void> {
    if (verb === 'accepter') await this.acceptDonation.run(tx, actor, id);
    else if (verb === 'recu') await this.issueReceipt.run(tx, actor, id);
    else if (verb === 'annuler')
      await this.cancelDonation.run(tx, actor, id, readGiftForm(ReasonForm, { reason: sent.reason }).reason);
    else if (verb === 'contrepartie') {
      const { counterpart, counterpartAmount } = sent;
      const isEmpty = !textIn(sent, 'counterpart')?.trim() && !textIn(sent, 'counterpartAmount')?.trim();
      const form = isEmpty
        ? null
        : readGiftForm(CounterpartForm, { counterpart, counterpartAmount }, { counterpartAmount: 'counterpartCents' });
      await this.detailDonation.giveBack(tx, actor, id, form);
    } else {
      const { receivedOn, amount, way } = sent;
      const form = readGiftForm(
        ReceptionForm,
        { receivedOn, amount, way },
        { amount: 'amountCents' },
        { isLast: sent.isLast === 'oui' },
      );
      await this.receiveDonation.run(tx, actor, id, form);
      if (sent.thanks === 'oui') await this.mails.thanks(tx, id);
    }
  }
}
