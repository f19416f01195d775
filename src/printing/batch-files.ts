import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Config } from '../kernel/config/config.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { scopeOf } from '../kernel/database/scope.js';
import { sealBytes, type SealFor, unsealBytes } from '../kernel/secrets/sealed.js';
import type { BatchFile } from './card-batch.entity.js';

/** The pieces of a batch's files in the database, sealed: neither a backup nor a query shows a pass code. */
@Injectable()
export class BatchFiles {
  constructor(
    private readonly db: Database,
    private readonly config: Config,
  ) {}

  async write(
    tx: Tx,
    ccasId: string,
    batchId: string,
    file: BatchFile,
    chunk: { place: number; bytes: Buffer },
  ): Promise<void> {
    const sealed = sealBytes(this.config.secretKey, sealFor(ccasId, batchId, file, chunk.place), chunk.bytes);
    await tx.run('insert into card_batch_chunk (batch_id, document, place, sealed) values ($1, $2, $3, $4)', [
      batchId,
      file,
      chunk.place,
      sealed,
    ]);
  }

  /** One piece at a time, each in a transaction of its own: a slow reader holds nothing. @throws when one is missing */
  async *read(actor: Actor, batchId: string, file: BatchFile, bytes: number): AsyncGenerator<Buffer> {
    let read = 0;
    for (let place = 0; read < bytes; place++) {
      const [row] = await this.db.transaction(scopeOf(actor), (tx) =>
        tx.rows<{ sealed: Buffer }>(
          'select sealed from card_batch_chunk where batch_id = $1 and document = $2 and place = $3',
          [batchId, file, place],
        ),
      );
      if (!row) throw new Error('A piece of this file is missing.');
      const piece = unsealBytes(this.config.secretKey, sealFor(actor.ccasId, batchId, file, place), row.sealed);
      read += piece.length;
      yield piece;
    }
  }
}

function sealFor(ccasId: string, batchId: string, file: BatchFile, place: number): SealFor {
  return { purpose: 'passerelle printed files', context: `${ccasId}/${batchId}/${file}/${place}` };
}
