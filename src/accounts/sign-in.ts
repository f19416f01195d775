import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import { SecurityLog } from '../kernel/access/security-log.js';
import { Database } from '../kernel/database/database.js';
import { AccountEntity } from './account.entity.js';
import { WrongCredentials } from './accounts.errors.js';
import { type Entered, Entrance } from './entrance.js';
import { passwordHolds } from './password.js';

/** From one address to one account; then to one account from anywhere, so that a stranger cannot lock an agent out. */
const ALLOWED_HERE = 8;
const ALLOWED_PER_ADDRESS = 40;
const ALLOWED_PER_ACCOUNT = 60;

export interface Credentials {
  email: string;
  password: string;
  /** Network address. */
  address: string;
  device?: string;
}

@Injectable()
export class SignIn {
  constructor(
    private readonly db: Database,
    private readonly entrance: Entrance,
    private readonly attempts: FailedAttempts,
    private readonly log: SecurityLog,
  ) {}

  /**
   * Several short transactions, so that a failure is counted and no connection waits for the password to be hashed.
   * @throws WrongCredentials (the same for an unknown account), TooManyAttempts
   */
  async run(ccasId: string, { email, password, address, device }: Credentials): Promise<Entered> {
    const typed = email.trim().toLowerCase();
    const attempts = [
      await this.attempts.begin(ccasId, `sign-in address ${address}`, ALLOWED_PER_ADDRESS),
      await this.attempts.begin(ccasId, `sign-in ${typed} from ${address}`, ALLOWED_HERE),
      await this.attempts.begin(ccasId, `sign-in account ${typed}`, ALLOWED_PER_ACCOUNT),
    ];
    const found = await this.db.transaction(ccasId, (tx) =>
      tx.findOneBy(AccountEntity, { email: typed, deactivatedAt: IsNull() }),
    );
    const holds = await passwordHolds(found?.passwordHash, password);
    const entered = holds && (await this.enter(ccasId, found!, device));
    if (!entered) {
      await this.log.note(ccasId, 'password_refused', { who: typed, address });
      throw new WrongCredentials();
    }
    await this.attempts.forgive(ccasId, ...attempts);
    return entered;
  }

  /** Unless the account was closed, or its password changed, while this one was being checked. */
  private enter(ccasId: string, found: AccountEntity, device?: string): Promise<Entered | undefined> {
    return this.db.transaction(ccasId, async (tx) => {
      const account = await tx.findOne(AccountEntity, {
        where: { id: found.id, deactivatedAt: IsNull() },
        lock: { mode: 'pessimistic_write' },
      });
      if (account?.passwordHash !== found.passwordHash) return undefined;
      return this.entrance.open(tx, ccasId, account, { by: 'password', device });
    });
  }
}
