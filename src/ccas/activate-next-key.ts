import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { type Actor, systemActor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { ScheduledJob, type Job } from '../kernel/jobs/job.js';
import { Clock } from '../kernel/time/clock.js';
import { IssuerKeyEntity } from './issuer-key.entity.js';
import { activeFrom, lockKeys } from './key-rotation.js';

/** Second half of a rotation: a key published for a week signs from now on; the one before still verifies. */
@ScheduledJob()
@Injectable()
export class ActivateNextKey {
  readonly job: Job = {
    name: 'keys.activation',
    due: { everyMinutes: 60 },
    run: async ({ id }) => ({
      activated: (await this.db.transaction(systemScope(id, this.job.name), (tx) => this.run(tx, systemActor(id))))
        ? 1
        : 0,
    }),
  };

  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @returns the key that signs from now on; undefined when none has waited for a week */
  async run(tx: Tx, actor: Actor): Promise<string | undefined> {
    await lockKeys(tx);
    const next = await tx.findOneBy(IssuerKeyEntity, { state: 'next' });
    if (!next || Temporal.Instant.compare(activeFrom(next.createdAt), this.clock.now()) > 0) return undefined;
    await tx.update(IssuerKeyEntity, { state: 'active' }, { state: 'old' });
    await tx.update(IssuerKeyEntity, { kid: next.kid }, { state: 'active' });
    await this.audit.write(tx, actor, {
      action: 'key.activated',
      subject: { kind: 'issuer_key' },
      details: { kid: next.kid },
    });
    return next.kid;
  }
}
