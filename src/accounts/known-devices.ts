import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import type { KeptCookie } from '../kernel/screens/way-on.js';
import { Clock } from '../kernel/time/clock.js';
import { KnownDeviceEntity } from './known-device.entity.js';

/** A secret for each account that has signed in here, newest first, between dots. */
export const DEVICE_COOKIE = '__Host-appareil';
/** Since the last sign-in there. */
export const KNOWN_DAYS = 180;
const MOST_OF_ACCOUNT = 20;
/** A counter's computer is shared by a team. */
const MOST_IN_BROWSER = 12;

/**
 * Browsers in which an account has been entered before. It opens nothing: it only keeps apart what is tried there from
 * what strangers try, so that no stranger can lock the account for its owner (`SignIn`, `SecondFactor`).
 */
@Injectable()
export class KnownDevices {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @param cookie as the browser sent it @returns what to count this browser's tries under; nothing for an unknown one */
  async find(tx: Tx, accountId: string, cookie: string | undefined): Promise<string | undefined> {
    const hashes = secretsIn(cookie).map((secret) => hashOf(accountId, secret));
    if (hashes.length === 0) return undefined;
    const [device] = await tx.rows<{ hash: Buffer }>(
      'select hash from known_device where account_id = $1 and hash = any($2::bytea[]) and last_used_at > $3 limit 1',
      [accountId, hashes, this.since()],
    );
    return device && Buffer.from(device.hash).toString('base64url');
  }

  /**
   * This account has just been entered here, wholly.
   * @param cookie as the browser sent it
   * @returns what the browser is to keep
   */
  async remember(ccasId: string, accountId: string, cookie: string | undefined): Promise<KeptCookie> {
    const now = this.clock.now();
    const fresh = await this.db.transaction(systemScope(ccasId, 'known-devices'), async (tx) => {
      const known = await this.find(tx, accountId, cookie);
      if (known) {
        const hash = Buffer.from(known, 'base64url');
        await tx.update(KnownDeviceEntity, { accountId, hash }, { lastUsedAt: now });
        return undefined;
      }
      // Its own for each account: whoever has copied the secret of one does not become a known browser of the next.
      const secret = randomBytes(18).toString('base64url');
      await tx.insert(KnownDeviceEntity, { accountId, hash: hashOf(accountId, secret), lastUsedAt: now });
      await tx.run(
        `delete from known_device where account_id = $1 and hash in
           (select hash from known_device where account_id = $1 order by last_used_at desc, hash offset $2)`,
        [accountId, MOST_OF_ACCOUNT],
      );
      return secret;
    });
    const secrets = [...(fresh ? [fresh] : []), ...secretsIn(cookie)].slice(0, MOST_IN_BROWSER);
    return { name: DEVICE_COOKIE, value: secrets.join('.'), seconds: KNOWN_DAYS * 24 * 3600 };
  }

  /** Its password was changed, or somebody is to be kept out: no browser is known any more. */
  async forget(tx: Tx, accountId: string): Promise<void> {
    await tx.delete(KnownDeviceEntity, { accountId });
  }

  private since(): string {
    return this.clock
      .now()
      .subtract({ hours: KNOWN_DAYS * 24 })
      .toString();
  }
}

function secretsIn(cookie: string | undefined): string[] {
  return (cookie ?? '')
    .split('.')
    .filter((secret) => /^[\w-]{24}$/.test(secret))
    .slice(0, MOST_IN_BROWSER);
}

function hashOf(accountId: string, secret: string): Buffer {
  return createHash('sha256').update(`device ${accountId} ${secret}`).digest();
}
