import { Injectable } from '@nestjs/common';
import { systemActor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import type { DonationForm } from './donation-form.js';
import { DonationMails } from './donation-mails.js';
import type { DonorForm } from './donor-form.js';
import { PledgeDonation } from './pledge-donation.js';
import { RecordDonor } from './record-donor.js';

/** A company or a person promises a gift by themselves; the CCAS is free to accept it. */
@Injectable()
export class MakePledge {
  constructor(
    private readonly recordDonor: RecordDonor,
    private readonly pledgeDonation: PledgeDonation,
    private readonly mails: DonationMails,
  ) {}

  /** @returns the id of the donation @throws as `PledgeDonation` */
  async run(tx: Tx, ccasId: string, donor: DonorForm, gift: Omit<DonationForm, 'donorId'>): Promise<string> {
    const actor = systemActor(ccasId);
    const { id: donorId } = await this.recordDonor.findOrRecord(tx, actor, donor);
    const donationId = await this.pledgeDonation.run(tx, actor, { ...gift, donorId });
    await this.mails.pledged(tx, donationId);
    return donationId;
  }
}
