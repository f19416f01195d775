import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import type { OneBooking } from './bookings.js';

/** An agent called somebody who has no mail, and had to be told of their hour. */
@Injectable()
export class NoteTold {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound */
  async run(tx: Tx, actor: Actor, { house, id, permanenceId }: OneBooking): Promise<void> {
    const touched = await tx.run(
      `update booking b set told_at = $2 from permanence p where p.ccas_id = b.ccas_id and p.id = b.permanence_id
         and b.id = $1 and p.house = $3 and ($4::uuid is null or p.id = $4)`,
      [id, this.clock.now().toString(), house, permanenceId ?? null],
    );
    if (touched === 0) throw new NotFound('Ce rendez-vous');
    await this.audit.write(tx, actor, { action: 'booking.told', subject: { kind: 'booking', id } });
  }
}
