import { Injectable } from '@nestjs/common';
import { countRows, RetentionRule } from '../retention/retention.js';
import { Clock } from '../time/clock.js';

const DAYS = 90;

/** That nobody answered counts while somebody is being called. */
@RetentionRule()
@Injectable()
export class ForgetCallTries {
  readonly retention: RetentionRule = {
    job: 'calls.retention',
    what: 'Appels sans réponse',
    kept: 'trois mois',
    dailyAt: '03:57',
    due: (tx) => countRows(tx, 'call_try where tried_at < $1', [this.before()]),
    take: async (tx) => ({ forgotten: await tx.run('delete from call_try where tried_at < $1', [this.before()]) }),
  };

  constructor(private readonly clock: Clock) {}

  private before(): string {
    return this.clock
      .now()
      .subtract({ hours: DAYS * 24 })
      .toString();
  }
}
