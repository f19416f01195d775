import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { CredentialEntity } from './credential.entity.js';
import { WrongPassState } from './passes.errors.js';
import { StatusPlaces } from './status-places.js';

/** A card was lost, a phone changed: this carrier ends, the pass and its other carriers go on. */
@Injectable()
export class RevokeCredential {
  constructor(
    private readonly places: StatusPlaces,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, WrongPassState when it was revoked before */
  async run(tx: Tx, actor: Actor, passId: string, id: string): Promise<void> {
    const credential = await tx.findOne(CredentialEntity, {
      where: { id, passId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!credential) throw new NotFound('Cette carte');
    if (credential.revokedAt) throw new WrongPassState('Cette carte est déjà annulée.');
    await tx.update(CredentialEntity, { id }, { revokedAt: this.clock.now() });
    await this.places.touch(tx, passId);
    await this.audit.write(tx, actor, {
      action: 'credential.revoked',
      subject: { kind: 'credential', id },
      details: { passId },
    });
  }
}
