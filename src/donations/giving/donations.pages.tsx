import { Get, Header } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import { BulkActs } from '../../kernel/bulk/bulk-act.js';
import type { Tx } from '../../kernel/database/database.js';
import { asDownload } from '../../kernel/documents/documents.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { InAddress } from '../../kernel/listing/list-request.js';
import { InTx } from '../../kernel/screens/arguments.js';
import { Page, Screens } from '../../kernel/screens/screens.js';
import { DonationQuery } from './donation.query.js';
import { DonationListRequest } from './donation-list-request.js';
import { DonationListQuery } from './donation-list.query.js';
import { DonationListPage } from './pages/donation-list.js';
import { DonationPage } from './pages/donation.js';
import { ThanksLetter } from './thanks-letter.js';

/** Donations as a list, and one with what an agent may do about it. */
@Screens('ccas/dons', STAFF)
export class DonationsPages {
  constructor(
    private readonly donations: DonationQuery,
    private readonly donationList: DonationListQuery,
    private readonly thanksLetter: ThanksLetter,
    private readonly acts: BulkActs,
  ) {}

  @Get()
  @Page('Dons', DonationListPage)
  async list(@InTx() tx: Tx, @CurrentActor() actor: Actor, @InAddress() asked: DonationListRequest) {
    const { request, options } = await this.donationList.known(tx, asked);
    return { list: await this.donationList.find(tx, request, options), acts: this.acts.of('dons', actor) };
  }

  @Get(':id')
  @Page('Don', DonationPage)
  one(@InTx() tx: Tx, @Id() id: string) {
    return this.donations.withLimits(tx, id);
  }

  @Get(':id/remerciement.pdf')
  @Header('cache-control', 'no-store')
  async letter(@InTx() tx: Tx, @Id() id: string) {
    const bytes = await this.thanksLetter.run(tx, id);
    return asDownload({ name: 'Remerciement.pdf', contentType: 'application/pdf', bytes });
  }
}
