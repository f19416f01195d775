import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Clock } from '../../kernel/time/clock.js';
import { ReceiptAlreadyVoided } from './receipt.errors.js';
import { IssueReceipt } from './issue-receipt.js';
import { lockedDonation } from '../giving/locked-donation.js';
import { ReceiptFactsQuery } from './receipt-facts.query.js';
import { ReceiptEntity } from './receipt.entity.js';

/** A wrong receipt keeps its number and is void; what it was about waits for another, or gets it at once. */
@Injectable()
export class VoidReceipt {
  constructor(
    private readonly issueReceipt: IssueReceipt,
    private readonly facts: ReceiptFactsQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, ReceiptAlreadyVoided */
  async run(tx: Tx, actor: Actor, id: string, reason: string): Promise<void> {
    const { donationId } = await this.locked(tx, id);
    await this.markVoid(tx, id, reason);
    await tx.run('update donation_reception set receipt_id = null where receipt_id = $1', [id]);
    await tx.run(`update donation set state = 'received' where id = $1 and state = 'receipted'`, [donationId]);
    await this.audit.write(tx, actor, { action: 'receipt.voided', subject: { kind: 'receipt', id } });
  }

  /** @returns the id of the new receipt, with a number of its own @throws as `IssueReceipt` */
  async replace(tx: Tx, actor: Actor, id: string, reason: string): Promise<string> {
    const { receipt, donationId } = await this.locked(tx, id);
    const donation = await lockedDonation(tx, donationId);
    const receiptable = await this.facts.of(tx, id);
    await this.markVoid(tx, id, reason);
    return this.issueReceipt.write(tx, actor, donation, receiptable, receipt);
  }

  /** The donation's row first, as everywhere. */
  private async locked(tx: Tx, id: string): Promise<{ receipt: ReceiptEntity; donationId: string }> {
    const found = await tx.findOneBy(ReceiptEntity, { id });
    if (!found) throw new NotFound('Ce reçu');
    await lockedDonation(tx, found.donationId);
    const receipt = await tx.findOneByOrFail(ReceiptEntity, { id });
    if (receipt.state === 'voided') throw new ReceiptAlreadyVoided();
    return { receipt, donationId: receipt.donationId };
  }

  private async markVoid(tx: Tx, id: string, reason: string): Promise<void> {
    await tx.run(`update receipt set state = 'voided', voided_at = $2, void_reason = $3 where id = $1`, [
      id,
      this.clock.now().toString(),
      reason,
    ]);
  }
}
