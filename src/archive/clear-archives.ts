import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { countRows, RetentionRule } from '../kernel/retention/retention.js';
import { Clock } from '../kernel/time/clock.js';

const KEPT_HOURS = 24;
const isOld = `requested_at < $1 and state in ('done', 'failed')`;

/** Everything about everybody lies in such a file: it is kept for a day, to be fetched. */
@RetentionRule()
@Injectable()
export class ClearArchives {
  readonly retention: RetentionRule = {
    job: 'archives.clear',
    what: 'Archives complètes',
    kept: 'un jour',
    dailyAt: '03:50',
    due: (tx) => countRows(tx, `archive where ${isOld}`, [this.before()]),
    take: (tx) => this.take(tx),
  };

  constructor(private readonly clock: Clock) {}

  /** @returns how many files went; that there was one stays said */
  private async take(tx: Tx): Promise<{ cleared: number }> {
    const rows = await tx.rows<{ id: string }>(`update archive set state = 'cleared' where ${isOld} returning id`, [
      this.before(),
    ]);
    await tx.run('delete from archive_chunk where archive_id = any($1::uuid[])', [rows.map(({ id }) => id)]);
    return { cleared: rows.length };
  }

  private before(): string {
    return this.clock.now().subtract({ hours: KEPT_HOURS }).toString();
  }
}
