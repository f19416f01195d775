import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { systemScope } from '../database/scope.js';
import { RetentionRule } from '../retention/retention.js';
import { Clock } from '../time/clock.js';

const KEPT_HOURS = 24;

/** Nobody sends the form of a page of yesterday once more without meaning it. */
@RetentionRule()
@Injectable()
export class ForgetSentForms {
  readonly retention: RetentionRule = {
    job: 'forms.retention',
    what: 'Empreintes des formulaires envoyés',
    kept: 'un jour',
    dailyAt: '03:55',
    due: async (tx) => {
      const { count } = await tx.one<{ count: number }>(
        'select count(*)::int as count from sent_form where sent_at < $1',
        [this.before()],
      );
      return count;
    },
    run: async (ccasId) => {
      const forgotten = await this.db.transaction(systemScope(ccasId, this.retention.job), (tx) =>
        tx.run('delete from sent_form where sent_at < $1', [this.before()]),
      );
      return { forgotten };
    },
  };

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  private before(): string {
    return this.clock.now().subtract({ hours: KEPT_HOURS }).toString();
  }
}
