import { ArchivedApart, type Archiving } from '../archive/archiving.js';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { systemScope } from '../database/scope.js';
import { RetentionRule } from '../retention/retention.js';
import { Clock } from '../time/clock.js';

const KEPT_DAYS = 30;

/** What an act has done to each stands in the journal; which of them it was done to together is soon of no use. */
@RetentionRule()
@ArchivedApart()
@Injectable()
export class ForgetBulkRuns {
  readonly archivedApart: Record<string, Archiving> = {
    bulk_run: { staysBehind: 'comptes rendus des gestes groupés, gardés un mois : ce qu’ils ont fait est là' },
    bulk_item: { staysBehind: 'comptes rendus des gestes groupés, gardés un mois : ce qu’ils ont fait est là' },
  };

  readonly retention: RetentionRule = {
    job: 'bulk.retention',
    what: 'Comptes rendus des gestes groupés',
    kept: 'trente jours',
    dailyAt: '03:50',
    due: async (tx) => {
      const { count } = await tx.one<{ count: number }>(
        `select count(*)::int as count from bulk_run where requested_at < $1 and state in ('done', 'failed')`,
        [this.before()],
      );
      return count;
    },
    run: async (ccasId) => {
      const forgotten = await this.db.transaction(systemScope(ccasId, this.retention.job), (tx) =>
        tx.run(`delete from bulk_run where requested_at < $1 and state in ('done', 'failed')`, [this.before()]),
      );
      return { forgotten };
    },
  };

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  private before(): string {
    return this.clock
      .now()
      .subtract({ hours: KEPT_DAYS * 24 })
      .toString();
  }
}
