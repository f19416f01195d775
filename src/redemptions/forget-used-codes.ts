import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../kernel/database/database.js';
import { Jobs } from '../kernel/jobs/jobs.js';
import { Clock } from '../kernel/time/clock.js';

/** Days a code that has served is remembered: far longer than it is good for, and than a till may wait to sync. */
const KEPT_DAYS = 30;

/** Codes of phones are good for seconds; which have served need not be known for ever. */
@Injectable()
export class ForgetUsedCodes implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.add({ name: 'used-codes.forget', due: { dailyAt: '03:40' }, run: (tenant) => this.run(tenant.id) });
  }

  /** @returns how many were forgotten */
  run(ccasId: string): Promise<{ forgotten: number }> {
    const before = this.clock.now().subtract({ hours: 24 * KEPT_DAYS });
    return this.db.transaction(ccasId, async (tx) => {
      const [rows] = await tx.query('delete from used_code where used_at < $1 returning 1', [before.toString()]);
      return { forgotten: rows.length };
    });
  }
}
