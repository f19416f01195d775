import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { sendDocument } from '../kernel/documents/documents.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id, readId } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { AcceptDonation } from './accept-donation.js';
import { CancelDonation } from './cancel-donation.js';
import { DetailDonation } from './detail-donation.js';
import { CounterpartForm, ReasonForm, ReceptionForm } from './donation-form.js';
import { DonationMails } from './donation-mails.js';
import { DonationQuery } from './donation.query.js';
import { donationStates } from './donation-words.js';
import { IssueReceipt } from './issue-receipt.js';
import { DonationListPage } from './pages/donation-list.js';
import { DonationPage } from './pages/donation.js';
import type { DonationPageProps } from './pages/donation-props.js';
import { type AmountNames, giftRefusal, readGiftForm, textIn } from './read-gift-form.js';
import { ReceiveDonation } from './receive-donation.js';
import { ThanksLetter } from './thanks-letter.js';

const look = { kind: 'console', path: '/ccas/dons' } as const;
const amounts: AmountNames = { amount: 'amountCents', counterpartAmount: 'counterpartCents' };
const verbs = ['accepter', 'reception', 'recu', 'contrepartie', 'annuler'] as const;
type Verb = (typeof verbs)[number];

/** Donations as a list, and one with what an agent does about it. */
@ApiExcludeController()
@Controller('ccas/dons')
@Access(...STAFF)
export class DonationsPages {
  constructor(
    private readonly db: Database,
    private readonly donations: DonationQuery,
    private readonly acceptDonation: AcceptDonation,
    private readonly receiveDonation: ReceiveDonation,
    private readonly issueReceipt: IssueReceipt,
    private readonly detailDonation: DetailDonation,
    private readonly cancelDonation: CancelDonation,
    private readonly mails: DonationMails,
    private readonly thanksLetter: ThanksLetter,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit, @Query('etat') typed?: string, @Query('apres') after?: string) {
    const state = donationStates.find((each) => each === typed);
    const { items, next } = await this.db.transaction(visit.tenant.id, (tx) =>
      this.donations.find(tx, { state, after: readId(after) }),
    );
    const nextHref = next ? `/ccas/dons?${state ? `etat=${state}&` : ''}apres=${next}` : undefined;
    const props = { donations: items, state, nextHref };
    return renderPage(visit, { title: 'Dons', ...look }, <DonationListPage {...props} />);
  }

  @Get(':id')
  one(@CurrentVisit() visit: Visit, @Id() id: string) {
    return this.render(visit, id);
  }

  @Get(':id/remerciement.pdf')
  async letter(@CurrentVisit() visit: Visit, @Id() id: string) {
    const bytes = await this.db.transaction(visit.tenant.id, (tx) => this.thanksLetter.run(tx, id));
    return sendDocument(visit.reply, { name: 'Remerciement.pdf', contentType: 'application/pdf', bytes });
  }

  @Post(':id/:verb')
  @HttpCode(200)
  async change(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Param('verb') word: string,
    @Body() body: FormValues,
  ) {
    const verb = verbs.find((each) => each === word);
    if (!verb) throw new NotFound();
    try {
      await this.db.transaction(actor.ccasId, (tx) => this.run(tx, actor, id, verb, body));
      return seeOther(visit, `/ccas/dons/${id}`);
    } catch (error) {
      const refusal = giftRefusal(error, amounts);
      return this.render(visit, id, { refusal, verb, values: body });
    }
  }

  private async run(tx: Tx, actor: Actor, id: string, verb: Verb, body: FormValues): Promise<void> {
    if (verb === 'accepter') await this.acceptDonation.run(tx, actor, id);
    else if (verb === 'recu') await this.issueReceipt.run(tx, actor, id);
    else if (verb === 'annuler')
      await this.cancelDonation.run(tx, actor, id, readGiftForm(ReasonForm, { reason: body.reason }).reason);
    else if (verb === 'contrepartie') {
      const { counterpart, counterpartAmount } = body;
      const isEmpty = !textIn(body, 'counterpart')?.trim() && !textIn(body, 'counterpartAmount')?.trim();
      const form = isEmpty
        ? null
        : readGiftForm(CounterpartForm, { counterpart, counterpartAmount }, { counterpartAmount: 'counterpartCents' });
      await this.detailDonation.giveBack(tx, actor, id, form);
    } else {
      const { receivedOn, amount, way } = body;
      const form = readGiftForm(
        ReceptionForm,
        { receivedOn, amount, way },
        { amount: 'amountCents' },
        { isLast: body.isLast === 'oui' },
      );
      await this.receiveDonation.run(tx, actor, id, form);
      if (body.thanks === 'oui') await this.mails.thanks(tx, id);
    }
  }

  private async render(visit: Visit, id: string, more: Pick<DonationPageProps, 'refusal' | 'verb' | 'values'> = {}) {
    const donation = await this.db.transaction(visit.tenant.id, (tx) => this.donations.get(tx, id));
    if (more.refusal) visit.reply.status(more.refusal.status);
    const props = { donation, token: visit.formToken, today: this.clock.today().toString(), ...more };
    return renderPage(visit, { title: 'Don', ...look }, <DonationPage {...props} />);
  }
}
