import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Asked, Id } from '../../kernel/http/id.pipe.js';
import { type FormValues, textIn } from '../../kernel/http/input.js';
import { InTx, Sent, Typed } from '../../kernel/screens/arguments.js';
import type { Read } from '../../kernel/screens/screen-plan.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { Clock } from '../../kernel/time/clock.js';
import { DetailDonation } from './detail-donation.js';
import { DonationMails } from './donation-mails.js';
import { DonationQuery } from './donation.query.js';
import type { DonorKind } from './donor-kind.js';
import { FundQuery } from '../funds/fund.query.js';
import { DetailPage } from './pages/detail-page.js';
import { NewDonationPage } from './pages/new-donation.js';
import { PledgeDonation } from './pledge-donation.js';
import { pledgeAmounts, readPledge } from './pledge-forms.js';
import { detailValues, readDetailForm } from './read-detail-form.js';
import { RecordDonor } from './record-donor.js';
import { TaxRules } from '../settings/tax-rules.js';

const MORE_ROWS = 5;

/** A gift an agent writes down, and the goods or work it is made of. */
@Screens('ccas/dons', STAFF)
export class RecordDonationPages {
  constructor(
    private readonly funds: FundQuery,
    private readonly donations: DonationQuery,
    private readonly recordDonor: RecordDonor,
    private readonly pledgeDonation: PledgeDonation,
    private readonly detailDonation: DetailDonation,
    private readonly mails: DonationMails,
    private readonly rules: TaxRules,
    private readonly clock: Clock,
  ) {}

  @Get('nouveau')
  @Page('Enregistrer un don', NewDonationPage)
  async form(@InTx() tx: Tx, @Asked('qui') who?: string) {
    const funds = (await this.funds.all(tx)).filter(({ isOpen }) => isOpen);
    return { who: whoOf(who), funds };
  }

  @Post('nouveau')
  @RefusedShows('form', { fields: pledgeAmounts })
  async record(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed(readGift) { donor, gift }: Gift) {
    const { id: donorId } = await this.recordDonor.findOrRecord(tx, actor, donor);
    const donationId = await this.pledgeDonation.run(tx, actor, { ...gift, donorId });
    await this.mails.pledged(tx, donationId);
    return to(`/ccas/dons/${donationId}`);
  }

  @Get(':id/detail')
  @Page('Détail du don', DetailPage)
  async detail(@InTx() tx: Tx, @Id() id: string) {
    const donation = await this.donations.get(tx, id);
    const limit = await this.rules.skillLimit(tx, this.clock.today());
    return { donation, values: detailValues(donation), moreRows: 0, limit };
  }

  /** « Plus de lignes » comes back to the form, with everything that was typed. */
  @Post(':id/detail')
  @Page('Détail du don', DetailPage)
  @RefusedShows('detail')
  async describe(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Sent() sent: FormValues) {
    if (textIn(sent, 'geste') === 'lignes') {
      const { values: _, ...shown } = await this.detail(tx, id);
      return { ...shown, moreRows: MORE_ROWS };
    }
    const { kind } = await this.donations.get(tx, id);
    await this.detailDonation.run(tx, actor, id, readDetailForm(kind, sent));
    return to(`/ccas/dons/${id}`);
  }
}

type Gift = ReturnType<typeof readPledge>;

/** Somebody of ours writes down what a company, or a person, gives. @throws InvalidInput */
function readGift(...[values, , { asked }]: Parameters<Read>): Gift {
  const typed = { ...values, contactEmail: values.contactEmail || undefined };
  return readPledge(whoOf(asked.qui), typed, { isTypedByAgent: true });
}

function whoOf(typed: unknown): DonorKind {
  return typed === 'particulier' ? 'person' : 'company';
}
