import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../kernel/database/database.js';
import { Jobs } from '../kernel/jobs/jobs.js';
import { Clock } from '../kernel/time/clock.js';
import { PARIS } from '../kernel/time/paris.js';
import { JournalQuery } from './journal.query.js';

const KEPT_MONTHS = 12;

/** Each night: what is older than twelve months goes, and the chain of what stays is verified. */
@Injectable()
export class JournalJobs implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly journal: JournalQuery,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.add({ name: 'journal.retention', due: { dailyAt: '03:20' }, run: ({ id }) => this.purge(id) });
    this.jobs.add({ name: 'journal.verification', due: { dailyAt: '04:10' }, run: ({ id }) => this.verify(id) });
  }

  /** Whole beginnings of lanes, so that the chain of what stays can still be verified (migration `journal`). */
  purge(ccasId: string): Promise<Record<string, number>> {
    const before = this.clock.now().toZonedDateTimeISO(PARIS).subtract({ months: KEPT_MONTHS }).toInstant().toString();
    return this.db.transaction(ccasId, async (tx) => {
      await tx.query(`set local statement_timeout = '5min'`);
      const [{ removed }] = await tx.query('select purge_audit($1)::int as removed', [before]);
      return { removed };
    });
  }

  private async verify(ccasId: string): Promise<Record<string, number>> {
    const { entries, breaks } = await this.db.transaction(ccasId, (tx) => this.journal.verify(tx));
    return { entries, breaks: breaks.length };
  }
}
