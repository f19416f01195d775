import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { AccountEntity, type StaffKind } from './account.entity.js';
import { AccountNotices } from './account-notices.js';
import { LastManager } from './accounts.errors.js';
import { lockForChange } from './managers-lock.js';

/** An agent becomes a manager, or a manager an agent: their sessions end, so that the next one has the right powers. */
@Injectable()
export class ChangeRole {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly notices: AccountNotices,
    private readonly audit: Audit,
  ) {}

  /** @throws LastManager, NotFound, Forbidden */
  async run(tx: Tx, actor: Actor, id: string, kind: StaffKind): Promise<void> {
    const { target, otherManagers } = await lockForChange(tx, actor, id);
    if (!target.isActive) throw new NotFound('Ce compte');
    if (target.kind === kind) return;
    if (target.kind === 'manager' && otherManagers === 0) throw new LastManager();
    await tx.update(AccountEntity, { id }, { kind });
    await this.tokens.revokeAllOf(tx, target.kind, id);
    if (kind === 'agent') await this.tokens.revokeMadeBy(tx, id);
    await this.notices.tell(tx, id, 'role_changed');
    await this.audit.write(tx, actor, {
      action: 'account.role_changed',
      subject: { kind: 'account', id },
      details: { kind },
    });
  }
}
