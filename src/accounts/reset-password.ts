import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import { SecurityLog } from '../kernel/access/security-log.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database } from '../kernel/database/database.js';
import { visitorScope } from '../kernel/database/scope.js';
import type { ChosenPassword } from './accept-invitation.js';
import { AccountEntity } from './account.entity.js';
import { AccountLinks } from './account-links.js';
import { AccountNotices } from './account-notices.js';
import { LinkRefused } from './accounts.errors.js';
import { KnownDevices } from './known-devices.js';
import { knownAbout } from './known-about.js';
import { checkPassword, hashPassword } from './password.js';

const ALLOWED_PER_ADDRESS = 20;

/** A forgotten password is replaced by a link: all sessions end, and signing in still asks for the second factor. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly db: Database,
    private readonly tokens: AccessTokens,
    private readonly knownDevices: KnownDevices,
    private readonly links: AccountLinks,
    private readonly attempts: FailedAttempts,
    private readonly log: SecurityLog,
    private readonly notices: AccountNotices,
    private readonly audit: Audit,
  ) {}

  /** @throws WeakPassword, which leaves the link good; LinkRefused, TooManyAttempts */
  async run(ccasId: string, { link, password, address }: ChosenPassword): Promise<void> {
    const attempt = await this.attempts.begin(ccasId, { what: 'account link', from: address }, ALLOWED_PER_ADDRESS);
    await checkPassword(password);
    const passwordHash = await hashPassword(password);
    const isDone = await this.db.transaction(visitorScope(ccasId), async (tx) => {
      const id = await this.links.take(tx, 'account_password', link);
      const account =
        id &&
        (await tx.findOne(AccountEntity, {
          where: { id, deactivatedAt: IsNull() },
          lock: { mode: 'pessimistic_write' },
        }));
      if (!account) return false;
      await checkPassword(password, await knownAbout(tx, account));
      await tx.update(AccountEntity, { id: account.id }, { passwordHash });
      await this.links.withdraw(tx, account.id);
      await this.tokens.revokeAllOf(tx, account.kind, account.id);
      await this.knownDevices.forget(tx, account.id);
      await this.notices.tell(tx, account.id, 'password_changed');
      await this.audit.write(
        tx,
        { kind: account.kind, id: account.id, ccasId },
        { action: 'account.password_reset', subject: { kind: 'account', id: account.id } },
      );
      return true;
    });
    if (!isDone) {
      await this.log.note(ccasId, 'link_refused', { who: link, address });
      throw new LinkRefused();
    }
    await this.attempts.forgive(ccasId, attempt);
  }
}
