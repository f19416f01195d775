import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Outbox } from '../../kernel/mail/outbox.js';
import { Clock } from '../../kernel/time/clock.js';
import { aboutDonation, aboutDonor } from './donation-mails.js';
import { DonorEntity } from './donor.entity.js';
import { DonorHasReceipts } from './donor.errors.js';

/** Takes away who gave; gifts, sums and receipt numbers stay, with nobody's name. A refusal of reminders stays too. */
@Injectable()
export class EraseDonor {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound; DonorHasReceipts while the law asks to keep one */
  async run(tx: Tx, actor: Actor, id: string): Promise<void> {
    const donor = await tx.findOne(DonorEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!donor) throw new NotFound('Ce donateur');
    const [kept] = await tx.rows<{ until: string }>(
      `select (max(r.issued_on) + interval '6 years')::date as until from receipt r join donation d on d.ccas_id = r.ccas_id and d.id = r.donation_id
       where d.donor_id = $1 and r.purged_at is null having max(r.issued_on) is not null`,
      [id],
    );
    if (kept) throw new DonorHasReceipts(kept.until);
    await tx.run(
      `update donor set name = null, first_name = null, legal_form = null, siren = null, street = null, postcode = null, commune = null,
         email = null, phone = null, erased_at = $2 where id = $1 and erased_at is null`,
      [id, this.clock.now().toString()],
    );
    const donations = await tx.rows<{ id: string }>(
      `update donation set contact_name = null, contact_email = null, contact_phone = null, description = null where donor_id = $1 returning id`,
      [id],
    );
    await tx.run('delete from donation_reminder where donor_id = $1', [id]);
    await this.outbox.forget(tx, aboutDonor(id));
    for (const donation of donations) await this.outbox.forget(tx, aboutDonation(donation.id));
    await this.audit.write(tx, actor, { action: 'donor.erased', subject: { kind: 'donor', id } });
  }
}
