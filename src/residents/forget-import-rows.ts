import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { RetentionRule } from '../kernel/retention/retention.js';
import { Clock } from '../kernel/time/clock.js';
import { UNDO_HOURS } from './undo-import.js';

const isOver = `import_id in (select id from resident_import where finished_at < $1)`;

/** What dossiers said before a list changed them is kept as long as the list may be taken back, and no longer. */
@RetentionRule()
@Injectable()
export class ForgetImportRows {
  readonly retention: RetentionRule = {
    job: 'import-rows.forget',
    what: 'De quoi annuler une liste chargée',
    kept: 'un jour',
    dailyAt: '03:45',
    due: (tx) => this.due(tx),
    run: (ccasId) => this.run(ccasId),
  };

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  private async due(tx: Tx): Promise<number> {
    const { count } = await tx.one<{ count: number }>(
      `select count(*)::int as count from resident_import_row where ${isOver}`,
      [this.before()],
    );
    return count;
  }

  /** @returns how many rows were forgotten */
  run(ccasId: string): Promise<{ forgotten: number }> {
    return this.db.transaction(systemScope(ccasId, this.retention.job), async (tx) => {
      const forgotten = await tx.run(`delete from resident_import_row where ${isOver}`, [this.before()]);
      return { forgotten };
    });
  }

  private before(): string {
    return this.clock.now().subtract({ hours: UNDO_HOURS }).toString();
  }
}
