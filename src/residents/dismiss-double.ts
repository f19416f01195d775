import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { ResidentQuery } from './resident.query.js';

/** An agent says: these are two people. The pair is never shown again. */
@Injectable()
export class DismissDouble {
  constructor(
    private readonly residents: ResidentQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, ResidentMerged */
  async run(tx: Tx, actor: Actor, ids: [string, string]): Promise<void> {
    const [one, other] = ids.toSorted() as [string, string];
    await this.residents.get(tx, one);
    await this.residents.get(tx, other);
    await tx.run('insert into not_double (one_id, other_id, said_at) values ($1, $2, $3) on conflict do nothing', [
      one,
      other,
      this.clock.now().toString(),
    ]);
    await this.audit.write(tx, actor, {
      action: 'double.dismissed',
      subject: { kind: 'resident', id: one },
      details: { otherId: other },
    });
  }
}
