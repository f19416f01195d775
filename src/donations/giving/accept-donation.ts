import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Clock } from '../../kernel/time/clock.js';
import { DonationEntity } from './donation.entity.js';
import { donationPath } from './donation-path.js';
import { DonationInWrongState } from './donation.errors.js';
import { lockedDonation } from './locked-donation.js';

/** The president accepts provisionally; the board's decision then takes effect from this day (CASF, L123-8). */
@Injectable()
export class AcceptDonation {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, DonationInWrongState */
  async run(tx: Tx, actor: Actor, id: string): Promise<void> {
    const donation = await lockedDonation(tx, id);
    const step = donationPath.taken('accept', donation.state, actor);
    if (!step) throw new DonationInWrongState('accept');
    await tx.update(DonationEntity, { id }, { state: step.to, acceptedOn: this.clock.today() });
    await this.audit.write(tx, actor, { action: step.action, subject: { kind: 'donation', id } });
  }
}
