import { Injectable } from '@nestjs/common';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import type { Actor } from '../kernel/access/actor.js';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database } from '../kernel/database/database.js';
import { IsNull } from 'typeorm';
import { AccountEntity } from './account.entity.js';
import { passwordHolds } from './password.js';
import { WrongCredentials } from './staff.errors.js';

/** A working day. */
const SESSION_HOURS = 12;
/** From one address to one account; then to one account from anywhere, so that a stranger cannot lock an agent out. */
const ALLOWED_HERE = 8;
const ALLOWED_PER_ADDRESS = 40;
const ALLOWED_PER_ACCOUNT = 60;

@Injectable()
export class SignIn {
  constructor(
    private readonly db: Database,
    private readonly tokens: AccessTokens,
    private readonly attempts: FailedAttempts,
    private readonly audit: Audit,
  ) {}

  /**
   * Several short transactions, so that a failure is counted and no connection waits for the password to be hashed.
   * @returns the secret for the session cookie, a new one at every sign-in
   * @throws WrongCredentials (the same for an unknown account), TooManyAttempts
   */
  async run(ccasId: string, address: string, email: string, password: string): Promise<string> {
    const typed = email.trim();
    const attempts = [
      await this.attempts.begin(ccasId, `sign-in address ${address}`, ALLOWED_PER_ADDRESS),
      await this.attempts.begin(ccasId, `sign-in ${typed} from ${address}`, ALLOWED_HERE),
      await this.attempts.begin(ccasId, `sign-in account ${typed}`, ALLOWED_PER_ACCOUNT),
    ];
    const account = await this.db.transaction(ccasId, (tx) =>
      tx.findOneBy(AccountEntity, { email: email.trim().toLowerCase(), deactivatedAt: IsNull() }),
    );
    if (!(await passwordHolds(account?.passwordHash, password))) throw new WrongCredentials();
    await this.attempts.forgive(ccasId, ...attempts);
    const { id, kind } = account!;
    return this.db.transaction(ccasId, async (tx) => {
      const secret = await this.tokens.create(tx, {
        carrier: 'cookie',
        actorKind: kind,
        actorId: id,
        label: 'session',
        hours: SESSION_HOURS,
      });
      const actor: Actor = { kind, id, ccasId };
      await this.audit.write(tx, actor, { action: 'session.opened', subject: { kind: 'account', id } });
      return secret;
    });
  }
}
