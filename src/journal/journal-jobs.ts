import { Injectable } from '@nestjs/common';
import { JOURNAL_MONTHS } from '../kernel/audit/audit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { ScheduledJob, type Job } from '../kernel/jobs/job.js';
import { RetentionRule } from '../kernel/retention/retention.js';
import { Clock, longAgo } from '../kernel/time/clock.js';
import { JournalQuery } from './journal.query.js';
import { monthsInWords, TellsPeople, type Told } from '../kernel/retention/told.js';

/** Each night: what is older than twelve months goes, and the chain of what stays is verified. */
@RetentionRule()
@ScheduledJob()
@TellsPeople()
@Injectable()
export class JournalJobs {
  readonly told: Told = {
    kept: [{ place: 120, what: 'Le journal de ce que font les agents, sans nom', kept: monthsInWords(JOURNAL_MONTHS) }],
    purposes: [
      {
        place: 40,
        words:
          'Protéger le service contre la fraude et garder trace de qui a ouvert un dossier : obligation de sécurité (RGPD, articles 6.1.c et 32).',
      },
    ],
  };

  readonly retention: RetentionRule = {
    job: 'journal.retention',
    what: 'Journal',
    kept: 'douze mois',
    dailyAt: '03:20',
    due: (tx) => this.due(tx),
    take: (tx) => this.purge(tx),
  };

  readonly job: Job = { name: 'journal.verification', due: { dailyAt: '04:10' }, run: ({ id }) => this.verify(id) };

  constructor(
    private readonly db: Database,
    private readonly journal: JournalQuery,
    private readonly clock: Clock,
  ) {}

  /** Whole beginnings of lanes, so that the chain of what stays can still be verified (migration `journal`). */
  private async purge(tx: Tx): Promise<{ removed: number }> {
    await tx.run(`set local statement_timeout = '5min'`);
    return tx.one<{ removed: number }>('select purge_audit($1)::int as removed', [this.limit()]);
  }

  /** As many as `purge_audit` would take: of each lane, what lies before the first entry young enough. */
  private async due(tx: Tx): Promise<number> {
    const { count } = await tx.one<{ count: number }>(
      `select count(*)::int as count from audit_entry e
       left join (select lane, min(seq) as seq from audit_entry where at >= $1 group by lane) young on young.lane = e.lane
       where e.at < $1 and (young.seq is null or e.seq < young.seq)`,
      [this.limit()],
    );
    return count;
  }

  private limit(): string {
    return longAgo(this.clock.now(), { months: JOURNAL_MONTHS }).toString();
  }

  private async verify(ccasId: string): Promise<Record<string, number>> {
    const { entries, breaks } = await this.db.transaction(systemScope(ccasId, this.job.name), (tx) =>
      this.journal.verify(tx),
    );
    return { entries, breaks: breaks.length };
  }
}
