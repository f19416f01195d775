import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { countRows, RetentionRule } from '../kernel/retention/retention.js';
import { Clock } from '../kernel/time/clock.js';
import { TellsPeople, type Told } from '../kernel/retention/told.js';

/** Days a printed file is kept: time enough to print again what a printer spoiled. */
const KEPT_DAYS = 7;
const isOld = `requested_at < $1 and state <> 'cleared'`;

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
    due: (tx) => countRows(tx, `card_batch where ${isOld}`, [this.limit()]),
    take: (tx) => this.take(tx),
  };

  constructor(private readonly clock: Clock) {}

  /** @returns how many batches were cleared */
  private async take(tx: Tx): Promise<{ cleared: number }> {
    const rows = await tx.rows<{ id: string }>(
      `update card_batch set state = 'cleared', worker = null, lease_until = null where ${isOld} returning id`,
      [this.limit()],
    );
    const ids = rows.map(({ id }) => id);
    await tx.run('delete from card_batch_chunk where batch_id = any($1::uuid[])', [ids]);
    await tx.run('delete from card_batch_item where batch_id = any($1::uuid[])', [ids]);
    return { cleared: ids.length };
  }

  private limit(): string {
    return this.clock
      .now()
      .subtract({ hours: KEPT_DAYS * 24 })
      .toString();
  }
}
