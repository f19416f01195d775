import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { Database } from '../../kernel/database/database.js';
import { scopeOf } from '../../kernel/database/scope.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { IssueReceipt } from './issue-receipt.js';
import { MailReceipt } from './mail-receipt.js';

export interface YearOutcome {
  issued: number;
  mailed: number;
  /** What has to be mended first, donation by donation. */
  refused: { donationId: string; code: string; detail: string }[];
}

const MOST_AT_ONCE = 200;

/** All receipts a year still waits for. Each in a transaction of its own: one that cannot be written keeps none back. */
@Injectable()
export class IssueYear {
  constructor(
    private readonly db: Database,
    private readonly issueReceipt: IssueReceipt,
    private readonly mailReceipt: MailReceipt,
  ) {}

  /** @param sends also mails each receipt to the donors whose address is known */
  async run(actor: Actor, year: number, sends: boolean): Promise<YearOutcome> {
    const rows = await this.db.transaction(scopeOf(actor), (tx) =>
      tx.rows<{ id: string }>(
        `select distinct r.donation_id as id from donation_reception r join donation d on d.ccas_id = r.ccas_id and d.id = r.donation_id
         where r.receipt_id is null and r.reversed_on is null and d.deliberation_id is not null and d.state <> 'cancelled'
           and extract(year from r.received_on) = $1 order by 1 limit ${MOST_AT_ONCE}`,
        [year],
      ),
    );
    const outcome: YearOutcome = { issued: 0, mailed: 0, refused: [] };
    for (const { id } of rows)
      try {
        await this.db.transaction(scopeOf(actor), async (tx) => {
          const receiptId = await this.issueReceipt.run(tx, actor, id);
          if (sends && (await this.mailReceipt.ifPossible(tx, actor, receiptId))) outcome.mailed++;
        });
        outcome.issued++;
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        outcome.refused.push({ donationId: id, code: error.code, detail: error.message });
      }
    return outcome;
  }
}
