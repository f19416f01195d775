import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { Actor } from '../kernel/access/actor.js';
import { Database } from '../kernel/database/database.js';
import { scopeOf } from '../kernel/database/scope.js';
import type { BatchFile } from './card-batch.entity.js';
import { BatchFiles } from './batch-files.js';
import { CardBatchQuery } from './card-batch.query.js';
import { FileNotThere } from './printing.errors.js';

/** A file of a batch, on its way out. */
@Injectable()
export class DownloadBatch {
  constructor(
    private readonly db: Database,
    private readonly batches: CardBatchQuery,
    private readonly files: BatchFiles,
  ) {}

  /** @throws NotFound, FileNotThere */
  async run(actor: Actor, id: string, file: BatchFile): Promise<{ stream: Readable; bytes: number }> {
    const batch = await this.db.transaction(scopeOf(actor), (tx) => this.batches.get(tx, id));
    if (file === 'cards' ? batch.cards === null : !batch.letters) throw new FileNotThere('not_asked');
    if (batch.state === 'cleared' || batch.state === 'failed') throw new FileNotThere(batch.state);
    const bytes = file === 'cards' ? batch.cardsBytes : batch.lettersBytes;
    if (batch.state !== 'done' || bytes === null) throw new FileNotThere('not_ready');
    return { stream: Readable.from(this.files.read(actor, id, file, bytes)), bytes };
  }
}
