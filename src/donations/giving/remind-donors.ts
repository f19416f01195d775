import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Clock } from '../../kernel/time/clock.js';
import { DonationMails } from './donation-mails.js';
import { OptOuts } from './opt-outs.js';
import { donorNameSql } from './donor-name-sql.js';

export interface Remindable {
  donorId: string;
  donationId: string;
  name: string;
  hasEmail: boolean;
  optedOut: boolean;
  isReminded: boolean;
}

/** Last year's donors who have not given this year: written to once, by an agent's hand. */
@Injectable()
export class RemindDonors {
  constructor(
    private readonly optOuts: OptOuts,
    private readonly mails: DonationMails,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(tx: Tx): Promise<Remindable[]> {
    const rows = await tx.rows<Omit<Remindable, 'optedOut'>>(
      `select distinct on (g.id) g.id as "donorId", d.id as "donationId", ${donorNameSql} as name,
         coalesce(d.contact_email, g.email) is not null as "hasEmail",
         exists (select from donation_reminder m where m.donor_id = g.id and m.year = $1) as "isReminded"
       from donation_reception r join donation d on d.ccas_id = r.ccas_id and d.id = r.donation_id join donor g on g.ccas_id = d.ccas_id and g.id = d.donor_id
       where extract(year from r.received_on) = $1 - 1 and r.reversed_on is null and g.erased_at is null
         and not exists (select from donation n where n.donor_id = g.id and n.state <> 'cancelled' and extract(year from n.pledged_at at time zone 'Europe/Paris') = $1)
       order by g.id, r.received_on desc limit 500`,
      [this.clock.today().year],
    );
    const listed: Remindable[] = [];
    for (const row of rows) listed.push({ ...row, optedOut: await this.optOuts.has(tx, row.donorId) });
    return listed;
  }

  /** @returns how many were written to */
  async run(tx: Tx, actor: Actor): Promise<number> {
    const { year } = this.clock.today();
    let sent = 0;
    for (const { donorId, donationId, optedOut, isReminded, hasEmail } of await this.list(tx)) {
      if (optedOut || isReminded || !hasEmail) continue;
      const isNew = await tx.run(
        'insert into donation_reminder (donor_id, year, sent_at) values ($1, $2, $3) on conflict do nothing',
        [donorId, year, this.clock.now().toString()],
      );
      if (isNew > 0 && (await this.mails.reminder(tx, donationId, year - 1))) sent++;
    }
    await this.audit.write(tx, actor, {
      action: 'donors.reminded',
      subject: { kind: 'ccas', id: actor.ccasId },
      details: { year, sent },
    });
    return sent;
  }
}
