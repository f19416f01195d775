import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { CredentialEntity } from './credential.entity.js';
import { PassEntity } from './pass.entity.js';
import { WrongPassState } from './passes.errors.js';
import { phoneValidThrough } from './phone-validity.js';
import { SignCredential } from './sign-credential.js';

/** The phone asks for the next two weeks, quietly: same place in the status list, new end, new signature. */
@Injectable()
export class ExtendPhoneCredential {
  constructor(
    private readonly signCredential: SignCredential,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the SD-JWT VC, `JWS~`
   * @throws NotFound, WrongPassState when the phone was revoked or the pass is not active
   */
  async run(tx: Tx, ccasId: string, credentialId: string): Promise<string> {
    const credential = await tx.findOne(CredentialEntity, {
      where: { id: credentialId, kind: 'phone' },
      lock: { mode: 'pessimistic_write' },
    });
    if (!credential) throw new NotFound('Ce téléphone');
    if (credential.revokedAt) throw new WrongPassState('Ce téléphone n’a plus le pass.');
    const pass = await tx.findOneByOrFail(PassEntity, { id: credential.passId });
    const today = this.clock.today();
    if (pass.state !== 'active' || Temporal.PlainDate.compare(pass.validThrough, today) < 0)
      throw new WrongPassState('Ce pass n’est plus actif.');
    await tx.update(
      CredentialEntity,
      { id: credentialId },
      {
        validFrom: pass.validFrom,
        validThrough: phoneValidThrough(today, pass.validThrough),
        lastSeenAt: this.clock.now(),
      },
    );
    return this.signCredential.forPhone(tx, ccasId, credentialId);
  }
}
