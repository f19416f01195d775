import { Get, Post, Query } from '@nestjs/common';
import { Access } from '../../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Api } from '../../kernel/http/api.decorator.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { InTx } from '../../kernel/screens/arguments.js';
import { Clock } from '../../kernel/time/clock.js';
import { DonationQuery } from '../giving/donation.query.js';
import { YearSearch } from '../giving/year-search.js';
import { DeclarationQuery } from './declaration.query.js';
import { IssueReceipt } from './issue-receipt.js';

/** What a donation, and a year of them, has in receipts. */
@Api('donations', 'Dons')
@Access(...STAFF)
export class DonationReceiptsController {
  constructor(
    private readonly issueReceipt: IssueReceipt,
    private readonly donations: DonationQuery,
    private readonly declarations: DeclarationQuery,
    private readonly clock: Clock,
  ) {}

  /** CGI 222 bis: total and number of receipts of a calendar year. */
  @Get('declaration')
  declaration(@InTx() tx: Tx, @Query() { year }: YearSearch) {
    return this.declarations.get(tx, year ?? this.clock.today().year);
  }

  /** 409 `donation_not_received` or `donation_not_deliberated`. */
  @Post(':id/receipt')
  async receipt(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    const receiptId = await this.issueReceipt.run(tx, actor, id);
    return (await this.donations.get(tx, id)).receipts.find((receipt) => receipt.id === receiptId)!;
  }
}
