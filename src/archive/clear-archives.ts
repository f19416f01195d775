import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { RetentionRule } from '../kernel/retention/retention.js';
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
    due: (tx) => this.due(tx),
    run: (ccasId) => this.run(ccasId),
  };

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns how many files went; that there was one stays said */
  run(ccasId: string): Promise<{ cleared: number }> {
    return this.db.transaction(systemScope(ccasId, this.retention.job), async (tx) => {
      const rows = await tx.rows<{ id: string }>(`update archive set state = 'cleared' where ${isOld} returning id`, [
        this.before(),
      ]);
      const ids = rows.map(({ id }: { id: string }) => id);
      await tx.run('delete from archive_chunk where archive_id = any($1::uuid[])', [ids]);
      return { cleared: ids.length };
    });
  }

  private async due(tx: Tx): Promise<number> {
    const { count } = await tx.one<{ count: number }>(`select count(*)::int as count from archive where ${isOld}`, [
      this.before(),
    ]);
    return count;
  }

  private before(): string {
    return this.clock.now().subtract({ hours: KEPT_HOURS }).toString();
  }
}
