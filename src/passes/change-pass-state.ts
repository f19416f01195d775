import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Outbox } from '../kernel/mail/outbox.js';
import { Clock } from '../kernel/time/clock.js';
import { ResidentQuery } from '../residents/resident.query.js';
import { PassStateChangeEntity } from './pass-state-change.entity.js';
import { PassEntity, type RevocationReason } from './pass.entity.js';
import { PassAlreadyHeld, WrongPassState } from './passes.errors.js';
import { passPath } from './pass-path.js';
import { StatusPlaces } from './status-places.js';

export type PassChange = { verb: 'suspend' } | { verb: 'resume' } | { verb: 'revoke'; reason: RevocationReason };

@Injectable()
export class ChangePassState {
  constructor(
    private readonly places: StatusPlaces,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly residents: ResidentQuery,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, WrongPassState; PassAlreadyHeld when resuming would give the person two */
  async run(tx: Tx, actor: Actor, passId: string, change: PassChange): Promise<void> {
    const pass = await tx.findOne(PassEntity, { where: { id: passId }, lock: { mode: 'pessimistic_write' } });
    if (!pass) throw new NotFound('Ce pass');
    const step = passPath.taken(change.verb, pass.state, actor);
    if (!step) throw new WrongPassState(passPath.step(change.verb).refusal);
    if (change.verb === 'resume') await this.refuseSecond(tx, pass);
    const reason = change.verb === 'revoke' ? change.reason : null;
    const at = this.clock.now();
    await tx.update(PassEntity, { id: passId }, { state: step.to, stateChangedAt: at, revocationReason: reason });
    await tx.insert(PassStateChangeEntity, { id: uuidv7(), passId, at, state: step.to });
    await this.places.touch(tx, passId);
    // Whoever died or moved away is written to no more.
    if (change.verb === 'revoke')
      for (const kind of ['pass', 'pass_reminder']) await this.outbox.cancel(tx, { kind, id: passId });
    await this.audit.write(tx, actor, {
      action: step.action,
      subject: { kind: 'pass', id: passId },
      details: { reason },
    });
  }

  /** After a merge a person may have a second pass, suspended: only one of them serves. */
  private async refuseSecond(tx: Tx, { id, residentId }: PassEntity): Promise<void> {
    await this.residents.lock(tx, residentId);
    const [other] = await tx.rows<{ id: string }>(
      `select id from pass where resident_id = $1 and id <> $2 and status_on(state, valid_through, $3) = 'active'`,
      [residentId, id, this.clock.today().toString()],
    );
    if (other) throw new PassAlreadyHeld(other.id);
  }
}
