import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../kernel/config/config.js';
import type { Tx } from '../kernel/database/database.js';
import { crockfordOf, readCrockford } from '../kernel/text/crockford.js';
import { Clock } from '../kernel/time/clock.js';
import { RecoveryCodeEntity } from './recovery-code.entity.js';

const COUNT = 10;
/** Characters, of five bits each. */
const LENGTH = 10;

/** Ten codes on paper, each good once in place of the phone. */
@Injectable()
export class RecoveryCodes {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** The old ones serve no more. @returns the new ones, shown this once: `K7QM4-T2XWV` */
  async renew(tx: Tx, accountId: string): Promise<string[]> {
    const codes = Array.from({ length: COUNT }, () => crockfordOf(randomBytes(LENGTH)));
    await this.withdraw(tx, accountId);
    await tx.insert(
      RecoveryCodeEntity,
      codes.map((code) => ({ accountId, hash: this.hash(accountId, code) })),
    );
    return codes.map((code) => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`);
  }

  /** Uses it up. @returns false for a code that is unknown or has served */
  async use(tx: Tx, accountId: string, typed: string): Promise<boolean> {
    const code = readCrockford(typed);
    if (code.length !== LENGTH) return false;
    const touched = await tx.run(
      'update recovery_code set used_at = $3 where account_id = $1 and hash = $2 and used_at is null',
      [accountId, this.hash(accountId, code), this.clock.now().toString()],
    );
    return touched > 0;
  }

  async withdraw(tx: Tx, accountId: string): Promise<void> {
    await tx.delete(RecoveryCodeEntity, { accountId });
  }

  private hash(accountId: string, code: string): Uint8Array {
    return createHmac('sha256', this.config.secretKey).update(`recovery ${accountId} ${code}`).digest();
  }
}
