import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Clock } from '../../kernel/time/clock.js';
import { DonationEntity } from './donation.entity.js';
import { donationPath } from './donation-path.js';
import { DonationInWrongState, DonationNotCancellable } from './donation.errors.js';
import { AlreadySpent } from '../funds/fund.errors.js';
import { FundBalances } from '../funds/fund-balances.js';
import { lockedDonation } from './locked-donation.js';

/** A promise withdrawn, or a gift given back today. */
@Injectable()
export class CancelDonation {
  constructor(
    private readonly balances: FundBalances,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, DonationInWrongState, DonationNotCancellable, AlreadySpent */
  async run(tx: Tx, actor: Actor, id: string, reason: string): Promise<void> {
    const donation = await lockedDonation(tx, id);
    const step = donationPath.taken('cancel', donation.state, actor);
    if (!step) throw new DonationInWrongState('cancel');
    const receipts = await tx.run(`select 1 from receipt where donation_id = $1 and state = 'valid'`, [id]);
    if (receipts > 0) throw new DonationNotCancellable();
    const today = this.clock.today();
    if (donation.kind === 'money' && donation.receivedCents > 0) {
      const left = await this.balances.lock(tx, donation.fundId, today);
      if (left.spendableCents < donation.receivedCents) throw new AlreadySpent();
      await this.balances.add(tx, donation.fundId, -donation.receivedCents);
    }
    await tx.run(
      'update donation_reception set reversed_on = greatest($2::date, received_on) where donation_id = $1 and reversed_on is null',
      [id, today.toString()],
    );
    await tx.update(DonationEntity, { id }, { state: step.to, cancelledOn: today, cancelReason: reason });
    await this.audit.write(tx, actor, {
      action: step.action,
      subject: { kind: 'donation', id },
      details: { givenBackCents: donation.receivedCents },
    });
  }
}
