import { Injectable } from '@nestjs/common';
import { WaitingWork } from '../kernel/jobs/waiting-work.js';
import { CARD_BATCHES, CardBatchStateQuery } from './card-batch-state.query.js';
import { MakeCardBatch } from './make-card-batch.js';

/** Makes the batches that wait. */
@Injectable()
export class CardBatchRunner extends WaitingWork {
  constructor(states: CardBatchStateQuery, makeBatch: MakeCardBatch) {
    super(CARD_BATCHES, states, (ccasId, id, stop) => makeBatch.run(ccasId, id, stop));
  }
}
