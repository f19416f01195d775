import { Injectable } from '@nestjs/common';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import type { SecondFactorKind } from '../kernel/access/actor.js';
import { SecurityLog } from '../kernel/access/security-log.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { visitorScope } from '../kernel/database/scope.js';
import { WrongCode } from './accounts.errors.js';
import { KnownDevices } from './known-devices.js';
import { RecoveryCodes } from './recovery-codes.js';
import { Totp } from './totp.js';

/**
 * Six digits can be guessed: ten tries in a quarter of an hour, of which each code answers one in 300 000. A known browser
 * has its own ten, so that whoever has found out a password does not keep its owner out too.
 */
const ALLOWED = 10;

export interface TypedCode {
  accountId: string;
  /** Six digits of the app, or a code kept on paper. */
  code: string;
  /** Network address it came from. */
  address: string;
  /** What the browser keeps of earlier sign-ins (`DEVICE_COOKIE`). */
  deviceCookie?: string;
}

/** Proves that whoever is there has the phone, or the paper, of this account. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly db: Database,
    private readonly attempts: FailedAttempts,
    private readonly log: SecurityLog,
    private readonly totp: Totp,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly knownDevices: KnownDevices,
  ) {}

  /**
   * @param typed with the `field` it was typed in
   * @throws WrongCode, TooManyAttempts
   */
  async prove(ccasId: string, { field, ...typed }: TypedCode & { field: string }): Promise<SecondFactorKind> {
    const outcome = await this.check(ccasId, typed);
    if (outcome === 'totp' || outcome === 'recovery') return outcome;
    await this.log.note(ccasId, 'code_refused', { who: typed.accountId, address: typed.address });
    throw new WrongCode(field, outcome === 'used');
  }

  /**
   * Its own transactions: a code is used up and a failure is counted, whatever happens next.
   * @returns nothing for a wrong code @throws TooManyAttempts
   */
  async check(
    ccasId: string,
    { accountId, code, deviceCookie }: TypedCode,
  ): Promise<SecondFactorKind | 'used' | undefined> {
    const known = await this.db.transaction(visitorScope(ccasId), (tx) =>
      this.knownDevices.find(tx, accountId, deviceCookie),
    );
    const tried = known ? { what: 'second factor known', at: known } : { what: 'second factor', at: accountId };
    const attempt = await this.attempts.begin(ccasId, tried, ALLOWED);
    const outcome = await this.db.transaction(visitorScope(ccasId), (tx) => this.use(tx, accountId, code));
    if (outcome === 'totp' || outcome === 'recovery') await this.attempts.forgive(ccasId, attempt);
    return outcome;
  }

  private async use(tx: Tx, accountId: string, typed: string): Promise<SecondFactorKind | 'used' | undefined> {
    const digits = typed.replaceAll(/\s/g, '');
    if (/^\d{6}$/.test(digits)) return this.useTotp(tx, accountId, digits);
    return (await this.recoveryCodes.use(tx, accountId, typed)) ? 'recovery' : undefined;
  }

  private async useTotp(tx: Tx, accountId: string, digits: string): Promise<'totp' | 'used' | undefined> {
    const [account] = await tx.rows<{ secret: Buffer }>(
      'select totp_secret as secret from account where id = $1 and deactivated_at is null and totp_secret is not null',
      [accountId],
    );
    if (!account) return undefined;
    const step = this.totp.stepOf(this.totp.unseal(account.secret, accountId), digits);
    if (step === undefined) return undefined;
    // The guard: of two who type the same code at the same moment, one gets the row.
    const touched = await tx.run('update account set totp_last_step = $2 where id = $1 and totp_last_step < $2', [
      accountId,
      step,
    ]);
    return touched > 0 ? 'totp' : 'used';
  }
}
