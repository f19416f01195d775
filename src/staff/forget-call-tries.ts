import { Injectable } from '@nestjs/common';
import { Database } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { RetentionRule } from '../kernel/retention/retention.js';
import { Clock } from '../kernel/time/clock.js';

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
    due: async (tx) =>
      (
        await tx.one<{ count: number }>('select count(*)::int as count from call_try where tried_at < $1', [
          this.before(),
        ])
      ).count,
    run: async (ccasId) => ({
      forgotten: await this.db.transaction(systemScope(ccasId, this.retention.job), (tx) =>
        tx.run('delete from call_try where tried_at < $1', [this.before()]),
      ),
    }),
  };

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  private before(): string {
    return this.clock
      .now()
      .subtract({ hours: DAYS * 24 })
      .toString();
  }
}
