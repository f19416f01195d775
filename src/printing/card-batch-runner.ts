import { Injectable } from '@nestjs/common';
import { WaitingWork } from '../kernel/jobs/waiting-work.js';
import { CardBatchStateQuery } from './card-batch-state.query.js';
import { MakeCardBatch } from './make-card-batch.js';

/** Makes the batches that wait. */
@Injectable()
export class CardBatchRunner extends WaitingWork {
  constructor(states: CardBatchStateQuery, makeBatch: MakeCardBatch) {
    super('card batches', states, (ccasId, id, stop) => makeBatch.run(ccasId, id, stop));
  }
}
