import { Injectable } from '@nestjs/common';
import { Database } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { RetentionRule } from '../kernel/retention/retention.js';
import { Clock } from '../kernel/time/clock.js';
import { TellsPeople, type Told } from '../kernel/retention/told.js';

/** Days a printed file is kept: time enough to print again what a printer spoiled. */
const KEPT_DAYS = 7;

/** Deletes the files of old batches, and which passes were in them; the batch and its counts stay. */
@RetentionRule()
@TellsPeople()
@Injectable()
export class ClearCardBatches {
  readonly told: Told = {
    kept: [{ place: 100, what: 'Cartes et lettres préparées pour l’imprimeur, chiffrées', kept: `${KEPT_DAYS} jours` }],
  };

  readonly retention: RetentionRule = {
    job: 'printed-files-cleared',
    what: 'Fichiers de cartes et de lettres à imprimer',
    kept: 'sept jours',
    dailyAt: '03:30',
    due: async (tx) => {
      const { count } = await tx.one<{ count: number }>(
        `select count(*)::int as count from card_batch where requested_at < $1 and state <> 'cleared'`,
        [this.limit()],
      );
      return count;
    },
    run: async (ccasId) => ({ cleared: await this.run(ccasId) }),
  };

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns how many batches were cleared */
  run(ccasId: string): Promise<number> {
    return this.db.transaction(systemScope(ccasId, this.retention.job), async (tx) => {
      const rows = await tx.rows<{ id: string }>(
        `update card_batch set state = 'cleared', worker = null, lease_until = null where requested_at < $1 and state <> 'cleared' returning id`,
        [this.limit()],
      );
      const ids = rows.map(({ id }) => id);
      await tx.run('delete from card_batch_chunk where batch_id = any($1::uuid[])', [ids]);
      await tx.run('delete from card_batch_item where batch_id = any($1::uuid[])', [ids]);
      return ids.length;
    });
  }

  private limit(): string {
    return this.clock
      .now()
      .subtract({ hours: KEPT_DAYS * 24 })
      .toString();
  }
}
