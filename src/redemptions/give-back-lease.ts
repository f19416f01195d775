import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { Counters } from './counters.js';

interface HeldRow {
  offerId: string;
  passId: string | null;
  periodStart: string | null;
  countedInQuota: boolean;
  left: number;
  closedAt: Date | null;
}

/**
 * Unused units return to everyone. Only the till that holds them may: of a lost one nobody knows what it has accepted,
 * so its units stay counted as used.
 */
@Injectable()
export class GiveBackLease {
  constructor(
    private readonly counters: Counters,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns how many units were given back; none when it was given back before
   * @throws NotFound when no such lease was ever lent to this till
   */
  async run(tx: Tx, actor: Actor, id: string): Promise<number> {
    const [held] = await tx.rows<HeldRow>(
      `select offer_id as "offerId", pass_id as "passId", period_start as "periodStart", counted_in_quota as "countedInQuota", units - used as left, closed_at
       from lease where id = $1 and holder_id = $2 for update`,
      [id, actor.id],
    );
    if (!held) throw new NotFound('Ce prêt');
    if (held.closedAt) return 0;
    await tx.run('update lease set units = used, closed_at = $2 where id = $1', [id, this.clock.now().toString()]);
    await this.counters.giveBack(tx, held, held.left);
    await this.audit.write(tx, actor, {
      action: 'lease.given_back',
      subject: { kind: 'lease', id },
      details: { units: held.left },
    });
    return held.left;
  }
}
