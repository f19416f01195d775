import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { CredentialEntity } from './credential.entity.js';
import { PassEntity } from './pass.entity.js';
import { WrongPassState } from './passes.errors.js';
import { StatusPlaces } from './status-places.js';

/** Makes a card for a pass. Cards made earlier stay good until they are revoked. */
@Injectable()
export class IssueCredential {
  constructor(
    private readonly places: StatusPlaces,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the new card
   * @throws NotFound, WrongPassState when the pass is not active
   */
  async run(tx: Tx, actor: Actor, passId: string): Promise<string> {
    const pass = await tx.findOne(PassEntity, { where: { id: passId }, lock: { mode: 'pessimistic_write' } });
    if (!pass) throw new NotFound('Ce pass');
    if (pass.state !== 'active' || Temporal.PlainDate.compare(pass.validThrough, this.clock.today()) < 0)
      throw new WrongPassState('Ce pass n’est pas actif : aucune carte ne peut être faite.');
    const id = uuidv7();
    await tx.insert(CredentialEntity, {
      id,
      passId,
      kind: 'card',
      jti: randomBytes(8).toString('base64url'),
      ...(await this.places.take(tx)),
      validFrom: pass.validFrom,
      validThrough: pass.validThrough,
      issuedAt: this.clock.now(),
    });
    await this.audit.write(tx, actor, {
      action: 'credential.issued',
      subject: { kind: 'credential', id },
      details: { passId, kind: 'card' },
    });
    return id;
  }
}
