import { Injectable } from '@nestjs/common';
import { countRows, RetentionRule } from '../kernel/retention/retention.js';
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
    due: (tx) => countRows(tx, `resident_import_row where ${isOver}`, [this.before()]),
    take: async (tx) => ({
      forgotten: await tx.run(`delete from resident_import_row where ${isOver}`, [this.before()]),
    }),
  };

  constructor(private readonly clock: Clock) {}

  private before(): string {
    return this.clock.now().subtract({ hours: UNDO_HOURS }).toString();
  }
}
