import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../kernel/access/actor.js';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database } from '../kernel/database/database.js';
import { scopeOf } from '../kernel/database/scope.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { AccountEntity } from './account.entity.js';
import { AccountLinks } from './account-links.js';
import { AccountNotices } from './account-notices.js';
import { WrongPassword } from './accounts.errors.js';
import { KnownDevices } from './known-devices.js';
import { knownAbout } from './known-about.js';
import { checkPassword, hashPassword, passwordHolds } from './password.js';

/** An open session, left alone, must not be enough to take an account over. */
const ALLOWED = 8;

/** The owner of an account changes its password: the other sessions end, and no browser is known any more. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly db: Database,
    private readonly tokens: AccessTokens,
    private readonly attempts: FailedAttempts,
    private readonly knownDevices: KnownDevices,
    private readonly links: AccountLinks,
    private readonly notices: AccountNotices,
    private readonly audit: Audit,
  ) {}

  /** @throws WrongPassword, WeakPassword, TooManyAttempts */
  async run(actor: Actor, currentPassword: string, password: string): Promise<void> {
    const { ccasId } = actor;
    const id = actor.id!;
    const attempt = await this.attempts.begin(ccasId, { what: 'password change', at: id }, ALLOWED);
    const { before, known } = await this.db.transaction(scopeOf(actor), async (tx) => {
      const account = await tx.findOneBy(AccountEntity, { id });
      if (!account) throw new NotFound('Ce compte');
      return { before: account, known: await knownAbout(tx, account) };
    });
    if (!(await passwordHolds(before.passwordHash, currentPassword))) throw new WrongPassword();
    await this.attempts.forgive(ccasId, attempt);
    await checkPassword(password, known);
    const passwordHash = await hashPassword(password);
    await this.db.transaction(scopeOf(actor), async (tx) => {
      const account = await tx.findOne(AccountEntity, {
        where: { id, deactivatedAt: IsNull() },
        lock: { mode: 'pessimistic_write' },
      });
      if (account?.passwordHash !== before.passwordHash) throw new WrongPassword();
      await tx.update(AccountEntity, { id }, { passwordHash });
      await this.links.withdraw(tx, id);
      await this.tokens.revokeOthersOf(tx, actor);
      await this.knownDevices.forget(tx, id);
      await this.notices.tell(tx, id, 'password_changed');
      await this.audit.write(tx, actor, { action: 'account.password_changed', subject: { kind: 'account', id } });
    });
  }
}
