import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { SecondFactorKind } from '../kernel/access/actor.js';
import { TooManyAttempts } from '../kernel/access/access.errors.js';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import { SecurityLog } from '../kernel/access/security-log.js';
import { Database } from '../kernel/database/database.js';
import { visitorScope } from '../kernel/database/scope.js';
import { AccountEntity } from './account.entity.js';
import { TooManySignIns, WrongCredentials } from './accounts.errors.js';
import { type Entered, Entrance } from './entrance.js';
import { KnownDevices } from './known-devices.js';
import { passwordHolds } from './password.js';
import { SecondFactor } from './second-factor.js';

/** From one network, or one known browser, to one account. */
const ALLOWED_HERE = 8;
const ALLOWED_PER_ADDRESS = 40;
/** To one account from everywhere. Strangers can use these up: who has a known browser, or a code, needs none of them. */
const ALLOWED_PER_ACCOUNT = 60;
export interface Credentials {
  email: string;
  password: string;
  /** Of the second factor, where it is typed beside the password. */
  code?: string;
  /** Network address. */
  address: string;
  device?: string;
  /** What the browser keeps of earlier sign-ins (`DEVICE_COOKIE`). */
  deviceCookie?: string;
}

@Injectable()
export class SignIn {
  constructor(
    private readonly db: Database,
    private readonly entrance: Entrance,
    private readonly attempts: FailedAttempts,
    private readonly knownDevices: KnownDevices,
    private readonly secondFactor: SecondFactor,
    private readonly log: SecurityLog,
  ) {}

  /**
   * Several short transactions, so that a failure is counted and no connection waits for the password to be hashed.
   * @throws WrongCredentials (the same for an unknown account and for a wrong code), TooManySignIns
   */
  async run(ccasId: string, typed: Credentials): Promise<Entered> {
    const email = typed.email.trim().toLowerCase();
    const { address, code } = typed;
    const { found, known } = await this.db.transaction(visitorScope(ccasId), async (tx) => {
      const account = await tx.findOneBy(AccountEntity, { email, deactivatedAt: IsNull() });
      return { found: account, known: account && (await this.knownDevices.find(tx, account.id, typed.deviceCookie)) };
    });
    const attempts = await this.count(ccasId, email, { known, address, code }).catch((error: unknown) => {
      throw error instanceof TooManyAttempts ? new TooManySignIns() : error;
    });
    const holds = await passwordHolds(found?.passwordHash, typed.password);
    // Nobody's account, and nobody's codes that could be used up: it takes as long as where the password is right.
    const secondFactor = code ? await this.proved(ccasId, holds ? found!.id : randomUUID(), typed) : undefined;
    const isRight = holds && (!code || secondFactor);
    const entered = isRight && (await this.enter(ccasId, found!, { device: typed.device, secondFactor }));
    if (!entered) {
      await this.log.note(ccasId, 'password_refused', { who: email, address });
      throw new WrongCredentials(Boolean(code));
    }
    await this.attempts.forgive(ccasId, ...attempts);
    return entered;
  }

  /** @returns ids to forgive */
  private async count(
    ccasId: string,
    email: string,
    { known, address, code }: { known?: string | null; address: string; code?: string },
  ): Promise<string[]> {
    // Both must be right at once, and the code has its own limit: what was tried without one, here or elsewhere, by the
    // owner or by others who share the network, keeps nobody out.
    if (code)
      return [await this.attempts.begin(ccasId, { what: 'sign-in with code', from: address }, ALLOWED_PER_ADDRESS)];
    if (known) return [await this.attempts.begin(ccasId, { what: 'sign-in known', at: known }, ALLOWED_HERE)];
    return [
      await this.attempts.begin(ccasId, { what: 'sign-in', from: address }, ALLOWED_PER_ADDRESS),
      await this.attempts.begin(ccasId, { what: 'sign-in', at: email, from: address }, ALLOWED_HERE),
      await this.attempts.begin(ccasId, { what: 'sign-in', at: email }, ALLOWED_PER_ACCOUNT),
    ];
  }

  /** Never says which of password and code was wrong, nor that the codes are used up. */
  private async proved(
    ccasId: string,
    accountId: string,
    { code, address, deviceCookie }: Credentials,
  ): Promise<SecondFactorKind | undefined> {
    try {
      const outcome = await this.secondFactor.check(ccasId, { accountId, code: code!, address, deviceCookie });
      return outcome === 'used' ? undefined : outcome;
    } catch (error) {
      if (error instanceof TooManyAttempts) return undefined;
      throw error;
    }
  }

  /** Unless the account was closed, or its password changed, while this one was being checked. */
  private enter(
    ccasId: string,
    found: AccountEntity,
    how: { device?: string; secondFactor?: SecondFactorKind },
  ): Promise<Entered | undefined> {
    return this.db.transaction(visitorScope(ccasId), async (tx) => {
      const account = await tx.findOne(AccountEntity, {
        where: { id: found.id, deactivatedAt: IsNull() },
        lock: { mode: 'pessimistic_write' },
      });
      if (account?.passwordHash !== found.passwordHash) return undefined;
      return this.entrance.open(tx, ccasId, account, { by: 'password', ...how });
    });
  }
}
