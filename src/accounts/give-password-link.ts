import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { AccountLinks } from './account-links.js';
import { lockForChange } from './managers-lock.js';

/**
 * A manager, or the command line, helps somebody who forgot their password: the only way where no mail leaves. The second
 * factor stays, so the link alone opens no account that has one.
 */
@Injectable()
export class GivePasswordLink {
  constructor(
    private readonly links: AccountLinks,
    private readonly audit: Audit,
  ) {}

  /** @returns the link, which ends those before; nothing for a closed account @throws NotFound, Forbidden */
  async run(tx: Tx, actor: Actor, id: string): Promise<string | undefined> {
    const { target } = await lockForChange(tx, actor, id);
    if (!target.isActive) return undefined;
    await this.links.withdraw(tx, id);
    const url = await this.links.send(tx, id, 'account_password');
    await this.audit.write(tx, actor, { action: 'account.password_link_given', subject: { kind: 'account', id } });
    return url;
  }
}
