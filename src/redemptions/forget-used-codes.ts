import { Injectable } from '@nestjs/common';
import { countRows, RetentionRule } from '../kernel/retention/retention.js';
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
    due: (tx) => countRows(tx, 'used_code where used_at < $1', [this.before()]),
    take: async (tx) => ({ forgotten: await tx.run('delete from used_code where used_at < $1', [this.before()]) }),
  };

  constructor(private readonly clock: Clock) {}

  private before(): string {
    return this.clock
      .now()
      .subtract({ hours: 24 * KEPT_DAYS })
      .toString();
  }
}
