import { Injectable } from '@nestjs/common';
import { Database } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { RetentionRule } from '../kernel/retention/retention.js';
import { Clock } from '../kernel/time/clock.js';
import { TellsPeople, type Told } from '../kernel/retention/told.js';

/** Days a code that has served is remembered: far longer than it is good for, and than a till may wait to sync. */
const KEPT_DAYS = 30;

/** Codes of phones are good for seconds; which have served need not be known for ever. */
@RetentionRule()
@TellsPeople()
@Injectable()
export class ForgetUsedCodes {
  readonly told: Told = {
    kept: [{ place: 60, what: 'Les codes de téléphone qui ont servi', kept: `${KEPT_DAYS} jours` }],
  };

  readonly retention: RetentionRule = {
    job: 'used-codes.forget',
    what: 'Codes de téléphone déjà utilisés',
    kept: 'trente jours',
    dailyAt: '03:40',
    due: async (tx) => {
      const { count } = await tx.one<{ count: number }>(
        'select count(*)::int as count from used_code where used_at < $1',
        [this.before()],
      );
      return count;
    },
    run: (ccasId) => this.run(ccasId),
  };

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns how many were forgotten */
  run(ccasId: string): Promise<{ forgotten: number }> {
    return this.db.transaction(systemScope(ccasId, this.retention.job), async (tx) => {
      const forgotten = await tx.run('delete from used_code where used_at < $1', [this.before()]);
      return { forgotten };
    });
  }

  private before(): string {
    return this.clock
      .now()
      .subtract({ hours: 24 * KEPT_DAYS })
      .toString();
  }
}
