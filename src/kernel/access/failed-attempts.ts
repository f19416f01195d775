import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { Clock } from '../time/clock.js';
import { TooManyAttempts } from './access.errors.js';
import { FailedAttemptEntity } from './failed-attempt.entity.js';

const windowMinutes = 15;

/** Slows guessing down. Counted in the database, so that several processes count together (trust.md, Abuse). */
@Injectable()
export class FailedAttempts {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * @param what what is guessed at and by whom: `sign-in marie@example.fr`, `pairing 192.0.2.7`; kept only as a hash
   * @param allowed failures within a quarter of an hour
   * @throws TooManyAttempts once they are used up
   */
  async check(ccasId: string, what: string, allowed: number): Promise<void> {
    const since = this.clock.now().subtract({ minutes: windowMinutes });
    const [row] = await this.db.transaction(ccasId, (tx) =>
      tx.query(`select count(*)::int as failures from failed_attempt where bucket = $1 and at > $2`, [
        this.bucket(what),
        since.toString(),
      ]),
    );
    if (row.failures >= allowed) throw new TooManyAttempts();
  }

  async note(ccasId: string, what: string): Promise<void> {
    const at = this.clock.now();
    await this.db.transaction(ccasId, async (tx) => {
      await tx.insert(FailedAttemptEntity, { id: uuidv7(), bucket: this.bucket(what), at });
      await tx.query(`delete from failed_attempt where at < $1`, [at.subtract({ hours: 24 }).toString()]);
    });
  }

  private bucket(what: string): string {
    return createHmac('sha256', this.config.secretKey).update(`attempt ${what.toLowerCase()}`).digest('base64url');
  }
}
