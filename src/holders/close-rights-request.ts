import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { EraseResident } from '../residents/erase-resident.js';
import { RestrictResident } from '../residents/restrict-resident.js';
import { RightsRequestEntity } from './rights-request.entity.js';
import { RequestClosed } from './holders.errors.js';

export type Closing = { state: 'granted' } | { state: 'withdrawn' } | { state: 'refused'; answer: string };

/** An agent answers, or the person takes it back. To grant an erasure is to erase, a restriction to restrict. */
@Injectable()
export class CloseRightsRequest {
  constructor(
    private readonly eraseResident: EraseResident,
    private readonly restrictResident: RestrictResident,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound when it is not a request of this resident, RequestClosed */
  async run(tx: Tx, actor: Actor, residentId: string, id: string, closing: Closing): Promise<void> {
    const request = await tx.findOne(RightsRequestEntity, {
      where: { id, residentId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!request) throw new NotFound('Cette demande');
    if (request.state !== 'waiting') throw new RequestClosed();
    await tx.update(
      RightsRequestEntity,
      { id },
      {
        state: closing.state,
        answer: closing.state === 'refused' ? closing.answer : null,
        closedAt: this.clock.now(),
        closedById: actor.id ?? null,
      },
    );
    if (closing.state === 'granted') {
      if (request.kind === 'erasure') await this.eraseResident.run(tx, actor, residentId);
      if (request.kind === 'restriction') await this.restrictResident.run(tx, actor, residentId);
    }
    await this.audit.write(tx, actor, {
      action: `right.${closing.state}`,
      subject: { kind: 'rights_request', id },
      details: { residentId, kind: request.kind },
    });
  }
}
