import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import { Config } from '../../kernel/config/config.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Clock } from '../../kernel/time/clock.js';

/** Years a refusal of reminders is kept (CNIL, opposition). */
export const OPT_OUT_YEARS = 3;

/** Whoever wants no more reminders. Known by keyed hashes, so that an erased donor who gives again is still left alone. */
@Injectable()
export class OptOuts {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound */
  async add(tx: Tx, actor: Actor, donorId: string, via: 'link' | 'agent'): Promise<void> {
    const keys = await this.keysOf(tx, donorId);
    for (const key of keys)
      await tx.run(
        'insert into donor_opt_out (key, since, via) values ($1, $2, $3) on conflict (ccas_id, key) do update set since = excluded.since, via = excluded.via',
        [key, this.clock.now().toString(), via],
      );
    await this.audit.write(tx, actor, {
      action: 'donor.opted_out',
      subject: { kind: 'donor', id: donorId },
      details: { via },
    });
  }

  /** They have changed their mind, and said so. @throws NotFound */
  async withdraw(tx: Tx, actor: Actor, donorId: string): Promise<void> {
    await tx.run('delete from donor_opt_out where key = any($1)', [await this.keysOf(tx, donorId)]);
    await this.audit.write(tx, actor, { action: 'donor.opted_in', subject: { kind: 'donor', id: donorId } });
  }

  /** @throws NotFound */
  async has(tx: Tx, donorId: string): Promise<boolean> {
    const found = await tx.run('select 1 from donor_opt_out where key = any($1) and since > $2', [
      await this.keysOf(tx, donorId),
      this.clock.now().toZonedDateTimeISO('UTC').subtract({ years: OPT_OUT_YEARS }).toInstant().toString(),
    ]);
    return found > 0;
  }

  /** The donor, and every address known of them. */
  private async keysOf(tx: Tx, donorId: string): Promise<Buffer[]> {
    const [donor] = await tx.rows<{ emails: string[] }>(
      `select array_remove(array_agg(distinct lower(e)), null) as emails from donor g
         left join lateral (select g.email as e union all select contact_email from donation d where d.donor_id = g.id) mails on true
       where g.id = $1 group by g.id`,
      [donorId],
    );
    if (!donor) throw new NotFound('Ce donateur');
    return [`donor ${donorId}`, ...donor.emails.map((email) => `email ${email}`)].map((what) =>
      createHmac('sha256', this.config.secretKey).update(`opt out ${what}`).digest(),
    );
  }
}
