import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { AccountEntity } from './account.entity.js';
import { AccountLinks } from './account-links.js';
import { lockForChange } from './managers-lock.js';
import { RecoveryCodes } from './recovery-codes.js';

/** A new invitation: the first one is lost or over, or a closed account opens again. */
@Injectable()
export class ReinviteAccount {
  constructor(
    private readonly links: AccountLinks,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly audit: Audit,
  ) {}

  /**
   * An account that opens again begins anew: no password, no second factor.
   * @returns the link; nothing for an account that is open and settled
   * @throws NotFound, Forbidden
   */
  async run(tx: Tx, actor: Actor, id: string): Promise<string | undefined> {
    const { target } = await lockForChange(tx, actor, id);
    if (target.isActive && target.isSettled) return undefined;
    await this.links.withdraw(tx, id);
    await this.recoveryCodes.withdraw(tx, id);
    await tx.update(
      AccountEntity,
      { id },
      { deactivatedAt: null, passwordHash: null, oidcSubject: null, totpSecret: null, totpLastStep: null },
    );
    const url = await this.links.send(tx, id, 'account_invitation');
    await this.audit.write(tx, actor, {
      action: target.isActive ? 'account.invited_again' : 'account.reopened',
      subject: { kind: 'account', id },
    });
    return url;
  }
}
