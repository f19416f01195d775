import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { InvalidInput } from '../../kernel/errors/domain-error.js';
import type { SentFile } from '../../kernel/http/file-form.js';
import { parisDay } from '../../kernel/time/clock.js';
import { Deliberations } from '../deliberations/deliberations.js';
import { DonationEntity } from './donation.entity.js';
import type { DeliberationForm } from '../deliberations/deliberation-form.js';
import { donationPath } from './donation-path.js';
import { DonationInWrongState } from './donation.errors.js';
import { lockedDonation } from './locked-donation.js';

/** The board accepts one donation or many by one deliberation: all of them, or none. */
@Injectable()
export class DeliberateDonations {
  constructor(
    private readonly deliberations: Deliberations,
    private readonly audit: Audit,
  ) {}

  /** @throws InvalidInput, NotFound, DonationInWrongState, DeliberationDiffers */
  async run(tx: Tx, actor: Actor, ids: string[], form: DeliberationForm, act?: SentFile): Promise<void> {
    if (ids.length === 0)
      throw new InvalidInput([{ field: 'donation', code: 'required', detail: 'Choisissez au moins un don.' }]);
    const deliberation = await this.deliberations.findOrRecord(tx, form, act);
    // In one order, so that two agents never wait for each other.
    for (const id of ids.toSorted()) {
      const donation = await lockedDonation(tx, id);
      const step = donationPath.taken('deliberate', donation.state, actor);
      if (!step) throw new DonationInWrongState('deliberate');
      if (Temporal.PlainDate.compare(deliberation.decidedOn, parisDay(donation.pledgedAt)) < 0)
        throw new InvalidInput([
          {
            field: 'decidedOn',
            code: 'too_early',
            detail: 'Cette délibération est plus ancienne que la promesse de don.',
          },
        ]);
      const state = donation.receptionEndedOn ? donationPath.step('receive').to : step.to;
      await tx.update(DonationEntity, { id }, { state, deliberationId: deliberation.id });
    }
    await this.audit.write(tx, actor, {
      action: 'donations.deliberated',
      subject: { kind: 'deliberation', id: deliberation.id },
      details: { donations: ids },
    });
  }
}
