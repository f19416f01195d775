import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Clock } from '../../kernel/time/clock.js';
import { ResidentQuery } from '../resident.query.js';
import { SamePerson } from './households.errors.js';

/** Two at one address do not live together: they are not proposed again. */
@Injectable()
export class DismissHousehold {
  constructor(
    private readonly residents: ResidentQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, ResidentMerged, SamePerson */
  async run(tx: Tx, actor: Actor, residentId: string, otherId: string): Promise<void> {
    if (residentId === otherId) throw new SamePerson();
    await this.residents.get(tx, residentId);
    await this.residents.get(tx, otherId);
    await tx.run('insert into not_household (one_id, other_id, said_at) values ($1, $2, $3) on conflict do nothing', [
      ...[residentId, otherId].toSorted(),
      this.clock.now().toString(),
    ]);
    await this.audit.write(tx, actor, {
      action: 'household.dismissed',
      subject: { kind: 'resident', id: residentId },
      details: { otherId },
    });
  }
}
