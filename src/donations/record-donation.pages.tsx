import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { DetailDonation } from './detail-donation.js';
import { DonationMails } from './donation-mails.js';
import { DonationQuery } from './donation.query.js';
import type { DonorKind } from './donor-kind.js';
import { FundQuery } from './fund.query.js';
import { DetailPage } from './pages/detail-page.js';
import { NewDonationPage } from './pages/new-donation.js';
import { PledgeDonation } from './pledge-donation.js';
import { pledgeAmounts, readPledge } from './pledge-forms.js';
import { detailRows, detailValues, readDetailForm } from './read-detail-form.js';
import { giftRefusal, textIn } from './read-gift-form.js';
import { RecordDonor } from './record-donor.js';
import { RulesQuery } from './rules.query.js';

const look = { kind: 'console', path: '/ccas/dons' } as const;
const MORE_ROWS = 5;

/** A gift an agent writes down, and the goods or work it is made of. */
@ApiExcludeController()
@Controller('ccas/dons')
@Access(...STAFF)
export class RecordDonationPages {
  constructor(
    private readonly db: Database,
    private readonly funds: FundQuery,
    private readonly donations: DonationQuery,
    private readonly recordDonor: RecordDonor,
    private readonly pledgeDonation: PledgeDonation,
    private readonly detailDonation: DetailDonation,
    private readonly mails: DonationMails,
    private readonly rules: RulesQuery,
    private readonly clock: Clock,
  ) {}

  @Get('nouveau')
  form(@CurrentVisit() visit: Visit, @Query('qui') who?: string) {
    return this.renderNew(visit, whoOf(who), {});
  }

  @Post('nouveau')
  @HttpCode(200)
  async record(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Body() body: FormValues,
    @Query('qui') typed?: string,
  ) {
    const who = whoOf(typed);
    try {
      const { donor, gift } = readPledge(
        who,
        { ...body, contactEmail: body.contactEmail || undefined },
        { isTypedByAgent: true },
      );
      const id = await this.db.transaction(actor.ccasId, async (tx) => {
        const { id: donorId } = await this.recordDonor.findOrRecord(tx, actor, donor);
        const donationId = await this.pledgeDonation.run(tx, actor, { ...gift, donorId });
        await this.mails.pledged(tx, donationId);
        return donationId;
      });
      return seeOther(visit, `/ccas/dons/${id}`);
    } catch (error) {
      return this.renderNew(visit, who, body, giftRefusal(error, pledgeAmounts));
    }
  }

  @Get(':id/detail')
  detail(@CurrentVisit() visit: Visit, @Id() id: string) {
    return this.renderDetail(visit, id);
  }

  @Post(':id/detail')
  @HttpCode(200)
  async describe(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body() body: FormValues,
  ) {
    if (textIn(body, 'geste') === 'lignes') return this.renderDetail(visit, id, { body, more: MORE_ROWS });
    try {
      await this.db.transaction(actor.ccasId, async (tx) => {
        const { kind } = await this.donations.get(tx, id);
        await this.detailDonation.run(tx, actor, id, readDetailForm(kind, body));
      });
      return seeOther(visit, `/ccas/dons/${id}`);
    } catch (error) {
      return this.renderDetail(visit, id, { body, refusal: giftRefusal(error) });
    }
  }

  private async renderNew(visit: Visit, who: DonorKind, values: FormValues, refusal?: Refusal) {
    const funds = await this.db.transaction(visit.tenant.id, (tx) => this.funds.all(tx));
    if (refusal) visit.reply.status(refusal.status);
    const props = { who, token: visit.formToken, values, funds: funds.filter(({ isOpen }) => isOpen), refusal };
    return renderPage(visit, { title: 'Enregistrer un don', ...look }, <NewDonationPage {...props} />);
  }

  private async renderDetail(
    visit: Visit,
    id: string,
    { body, more = 0, refusal }: { body?: FormValues; more?: number; refusal?: Refusal } = {},
  ) {
    const { donation, pmss } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      donation: await this.donations.get(tx, id),
      pmss: await this.rules.on(tx, 'pmss', this.clock.today()),
    }));
    if (refusal) visit.reply.status(refusal.status);
    const values = body ?? detailValues(donation);
    const props = { donation, token: visit.formToken, values, refusal, rows: detailRows(values) + more };
    return renderPage(
      visit,
      { title: 'Détail du don', ...look },
      <DetailPage {...props} pmss={{ cents: pmss.content.cents, isOutdated: pmss.isOutdated }} />,
    );
  }
}

function whoOf(typed: string | undefined): DonorKind {
  return typed === 'particulier' ? 'person' : 'company';
}
