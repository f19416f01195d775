import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { Outbox } from '../kernel/mail/outbox.js';
import { Clock } from '../kernel/time/clock.js';
import { AccountEntity } from './account.entity.js';
import { AccountLinks } from './account-links.js';
import { aboutAccount, AccountNotices } from './account-notices.js';
import { LastManager } from './accounts.errors.js';
import { KnownDevices } from './known-devices.js';
import { lockForChange } from './managers-lock.js';

/** Someone leaves: every session, link and API token of theirs ends at once. What they did keeps their name. */
@Injectable()
export class DeactivateAccount {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly knownDevices: KnownDevices,
    private readonly links: AccountLinks,
    private readonly outbox: Outbox,
    private readonly notices: AccountNotices,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws LastManager, NotFound, Forbidden */
  async run(tx: Tx, actor: Actor, id: string): Promise<void> {
    const { target, otherManagers } = await lockForChange(tx, actor, id);
    if (!target.isActive) return;
    if (target.kind === 'manager' && otherManagers === 0) throw new LastManager();
    await tx.update(AccountEntity, { id }, { deactivatedAt: this.clock.now() });
    await this.tokens.revokeAllOf(tx, target.kind, id);
    await this.knownDevices.forget(tx, id);
    await this.tokens.revokeMadeBy(tx, id);
    await this.links.withdraw(tx, id);
    await this.outbox.cancel(tx, aboutAccount(id));
    await this.notices.tell(tx, id, 'deactivated');
    await this.audit.write(tx, actor, { action: 'account.deactivated', subject: { kind: 'account', id } });
  }
}
