import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';

/** An agent called somebody who has no mail, and had to be told of their hour. */
@Injectable()
export class NoteTold {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound */
  async run(tx: Tx, actor: Actor, bookingId: string): Promise<void> {
    const [rows] = await tx.query(`update booking set told_at = $2 where id = $1 returning id`, [
      bookingId,
      this.clock.now().toString(),
    ]);
    if (rows.length === 0) throw new NotFound('Ce rendez-vous');
    await this.audit.write(tx, actor, { action: 'booking.told', subject: { kind: 'booking', id: bookingId } });
  }
}
