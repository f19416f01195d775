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
   * Counts this attempt before it is made, so that a burst cannot slip through; `forgive` it when it succeeds.
   * @param what what is guessed at and by whom: `sign-in marie@example.fr`, `pairing 192.0.2.7`; kept only as a hash
   * @param allowed failures within a quarter of an hour
   * @returns the attempt's id
   * @throws TooManyAttempts once they are used up
   */
  begin(ccasId: string, what: string, allowed: number): Promise<string> {
    const bucket = this.bucket(what);
    const now = this.clock.now();
    return this.db.transaction(ccasId, async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 3))', [`${ccasId} ${bucket}`]);
      await tx.query('delete from failed_attempt where bucket = $1 and at < $2', [
        bucket,
        now.subtract({ hours: 24 }).toString(),
      ]);
      const since = now.subtract({ minutes: windowMinutes }).toString();
      const [row] = await tx.query(
        'select count(*)::int as failures from failed_attempt where bucket = $1 and at > $2',
        [bucket, since],
      );
      if (row.failures >= allowed) throw new TooManyAttempts();
      const id = uuidv7();
      await tx.insert(FailedAttemptEntity, { id, bucket, at: now });
      return id;
    });
  }

  async forgive(ccasId: string, ...ids: string[]): Promise<void> {
    await this.db.transaction(ccasId, (tx) => tx.query('delete from failed_attempt where id = any($1::uuid[])', [ids]));
  }

  private bucket(what: string): string {
    return createHmac('sha256', this.config.secretKey).update(`attempt ${what.toLowerCase()}`).digest('base64url');
  }
}
