import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { CHARTER_VERSION } from './charter.js';
import { PartnerEntity } from './partner.entity.js';

/** A partner accepts the charter of today: one an agent has entered, or one that accepted an older text. */
@Injectable()
export class AcceptCharter {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, actor: Actor, partnerId: string): Promise<void> {
    await tx.update(
      PartnerEntity,
      { id: partnerId },
      { charterVersion: CHARTER_VERSION, charterAcceptedAt: this.clock.now() },
    );
    await this.audit.write(tx, actor, {
      action: 'partner.charter_accepted',
      subject: { kind: 'partner', id: partnerId },
      details: { version: CHARTER_VERSION },
    });
  }
}
