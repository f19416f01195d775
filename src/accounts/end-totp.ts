import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { AccountEntity } from './account.entity.js';
import { AccountNotices } from './account-notices.js';
import { SecondFactorIsNeeded } from './accounts.errors.js';
import { KnownDevices } from './known-devices.js';
import { lockForChange } from './managers-lock.js';
import { RecoveryCodes } from './recovery-codes.js';

/** A second factor ends: an agent no longer wants it, or a phone and its paper codes are lost. */
@Injectable()
export class EndTotp {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly knownDevices: KnownDevices,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly notices: AccountNotices,
    private readonly audit: Audit,
  ) {}

  /** By its owner, who has just proved it. @throws SecondFactorIsNeeded for a manager */
  async byOwner(tx: Tx, actor: Actor): Promise<void> {
    const id = actor.id!;
    const account = await tx.findOne(AccountEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!account) throw new NotFound('Ce compte');
    if (account.kind === 'manager') throw new SecondFactorIsNeeded();
    await this.end(tx, id);
    await this.audit.write(tx, actor, { action: 'account.totp_removed', subject: { kind: 'account', id } });
  }

  /**
   * By a manager, or the command line: every session ends, and a manager sets it up anew at the next sign-in.
   * @throws NotFound, Forbidden
   */
  async reset(tx: Tx, actor: Actor, id: string): Promise<void> {
    const { target } = await lockForChange(tx, actor, id);
    await this.end(tx, id);
    await this.tokens.revokeAllOf(tx, target.kind, id);
    await this.knownDevices.forget(tx, id);
    await this.notices.tell(tx, id, 'totp_reset');
    await this.audit.write(tx, actor, { action: 'account.totp_reset', subject: { kind: 'account', id } });
  }

  private async end(tx: Tx, id: string): Promise<void> {
    await tx.update(AccountEntity, { id }, { totpSecret: null, totpLastStep: null });
    await this.recoveryCodes.withdraw(tx, id);
  }
}
