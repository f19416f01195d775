import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import { SecurityLog } from '../kernel/access/security-log.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database } from '../kernel/database/database.js';
import { visitorScope } from '../kernel/database/scope.js';
import { AccountEntity } from './account.entity.js';
import { AccountLinks } from './account-links.js';
import { LinkRefused } from './accounts.errors.js';
import { type Entered, Entrance } from './entrance.js';
import { knownAbout } from './known-about.js';
import { checkPassword, hashPassword } from './password.js';

const ALLOWED_PER_ADDRESS = 20;

export interface ChosenPassword {
  /** Secret of the link. */
  link: string;
  password: string;
  /** Network address. */
  address: string;
  device?: string;
}

/** An invited person chooses a password and is in, once. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly db: Database,
    private readonly links: AccountLinks,
    private readonly attempts: FailedAttempts,
    private readonly log: SecurityLog,
    private readonly entrance: Entrance,
    private readonly audit: Audit,
  ) {}

  /** @throws WeakPassword, which leaves the link good; LinkRefused, TooManyAttempts */
  async run(ccasId: string, { link, password, address, device }: ChosenPassword): Promise<Entered> {
    const attempt = await this.attempts.begin(ccasId, { what: 'account link', from: address }, ALLOWED_PER_ADDRESS);
    await checkPassword(password);
    const passwordHash = await hashPassword(password);
    const entered = await this.db.transaction(visitorScope(ccasId), async (tx) => {
      const id = await this.links.take(tx, 'account_invitation', link);
      const account =
        id &&
        (await tx.findOne(AccountEntity, {
          where: { id, deactivatedAt: IsNull() },
          lock: { mode: 'pessimistic_write' },
        }));
      if (!account) return undefined;
      await checkPassword(password, await knownAbout(tx, account));
      await tx.update(AccountEntity, { id: account.id }, { passwordHash });
      await this.audit.write(
        tx,
        { kind: account.kind, id: account.id, ccasId },
        { action: 'account.joined', subject: { kind: 'account', id: account.id } },
      );
      return this.entrance.open(tx, ccasId, { ...account, passwordHash }, { by: 'link', device });
    });
    if (!entered) {
      await this.log.note(ccasId, 'link_refused', { who: link, address });
      throw new LinkRefused();
    }
    await this.attempts.forgive(ccasId, attempt);
    return entered;
  }
}
