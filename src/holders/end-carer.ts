import { Injectable } from '@nestjs/common';
import { type Actor, isStaff } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { RevokeCredential } from '../passes/revoke-credential.js';
import { CarerEntity } from './carer.entity.js';
import { CarerEnded } from './holders.errors.js';

/** The resident, the carer or an agent ends it, at any time: the carer's phones lose the pass at once. */
@Injectable()
export class EndCarer {
  constructor(
    private readonly revokeCredential: RevokeCredential,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound when it is not a carer of this resident, CarerEnded */
  async run(tx: Tx, actor: Actor, residentId: string, id: string): Promise<void> {
    const carer = await tx.findOne(CarerEntity, { where: { id, residentId }, lock: { mode: 'pessimistic_write' } });
    if (!carer) throw new NotFound('Cette personne aidante');
    if (carer.endedAt) throw new CarerEnded();
    await tx.update(CarerEntity, { id }, { endedAt: this.clock.now(), endedBy: whoEnds(actor) });
    await tx.run(
      'update activation_secret set withdrawn_at = $2 where carer_id = $1 and used_at is null and withdrawn_at is null',
      [id, this.clock.now().toString()],
    );
    const phones = await tx.rows<{ id: string; passId: string }>(
      'select id, pass_id from credential where carer_id = $1 and revoked_at is null order by id',
      [id],
    );
    for (const phone of phones) await this.revokeCredential.run(tx, actor, phone.passId, phone.id);
    await this.audit.write(tx, actor, {
      action: 'carer.ended',
      subject: { kind: 'carer', id },
      details: { residentId },
    });
  }
}

function whoEnds(actor: Actor): 'resident' | 'carer' | 'agent' | 'system' {
  if (actor.kind === 'system') return 'system';
  if (actor.kind === 'carer') return 'carer';
  return isStaff(actor) ? 'agent' : 'resident';
}
