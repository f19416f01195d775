import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { AccountEntity } from './account.entity.js';
import { SignInTooOld, WrongCode } from './accounts.errors.js';
import { RecoveryCodes } from './recovery-codes.js';
import { Totp } from './totp.js';

/** An authenticator app becomes the second factor of its owner; another one, if there was, no longer is. */
@Injectable()
export class SetUpTotp {
  constructor(
    private readonly totp: Totp,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly audit: Audit,
  ) {}

  /**
   * @param sealed the draft's key, as its form carried it
   * @returns recovery codes, to show once
   * @throws WrongCode, SignInTooOld, NotFound
   */
  async run(tx: Tx, actor: Actor, sealed: string, code: string): Promise<string[]> {
    const id = actor.id!;
    const { secret, step } = this.check(id, sealed, code);
    const { affected } = await tx.update(
      AccountEntity,
      { id, deactivatedAt: IsNull() },
      { totpSecret: this.totp.seal(secret, id), totpLastStep: step },
    );
    if (!affected) throw new NotFound('Ce compte');
    const codes = await this.recoveryCodes.renew(tx, id);
    await this.audit.write(tx, actor, { action: 'account.totp_set_up', subject: { kind: 'account', id } });
    return codes;
  }

  /** Whether the app has the key: asked before anything else is used up. @throws WrongCode, SignInTooOld */
  check(accountId: string, sealed: string, code: string): { secret: Uint8Array; step: number } {
    let secret: Uint8Array;
    try {
      secret = this.totp.openDraft(sealed, accountId);
    } catch {
      throw new SignInTooOld();
    }
    const step = this.totp.stepOf(secret, code.replaceAll(/\s/g, ''));
    if (step === undefined) throw new WrongCode('code');
    return { secret, step };
  }
}
