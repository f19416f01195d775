import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../kernel/database/database.js';
import { Jobs } from '../kernel/jobs/jobs.js';
import { Clock } from '../kernel/time/clock.js';

/** Days a printed file is kept: time enough to print again what a printer spoiled. */
const KEPT_DAYS = 7;

/** Deletes the files of old batches, and which passes were in them; the batch and its counts stay. */
@Injectable()
export class ClearCardBatches implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.add({
      name: 'printed-files-cleared',
      due: { dailyAt: '03:30' },
      run: async ({ id }) => ({ cleared: await this.run(id) }),
    });
  }

  /** @returns how many batches were cleared */
  run(ccasId: string): Promise<number> {
    const limit = this.clock.now().subtract({ hours: KEPT_DAYS * 24 });
    return this.db.transaction(ccasId, async (tx) => {
      const [rows] = await tx.query(
        `update card_batch set state = 'cleared', worker = null, lease_until = null where requested_at < $1 and state <> 'cleared' returning id`,
        [limit.toString()],
      );
      const ids = rows.map(({ id }: { id: string }) => id);
      await tx.query('delete from card_batch_chunk where batch_id = any($1::uuid[])', [ids]);
      await tx.query('delete from card_batch_item where batch_id = any($1::uuid[])', [ids]);
      return ids.length;
    });
  }
}
