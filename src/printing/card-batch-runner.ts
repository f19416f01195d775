import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { BackgroundWork } from '../kernel/jobs/background-work.js';
import { CardBatchStateQuery } from './card-batch-state.query.js';
import { MakeCardBatch } from './make-card-batch.js';

/** Makes the batches that wait, one at a time in a process; a process that stops leaves its own to the next one. */
@Injectable()
export class CardBatchRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly work: BackgroundWork = new BackgroundWork('card batches', async (stop) =>
    this.work.each(stop, await this.states.unfinished(), ({ ccasId, id }) => this.makeBatch.run(ccasId, id, stop)),
  );

  constructor(
    private readonly states: CardBatchStateQuery,
    private readonly makeBatch: MakeCardBatch,
  ) {}

  onApplicationBootstrap(): void {
    this.work.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.work.stop();
  }

  /** Call it after the transaction that requested a batch is committed. */
  kick(): void {
    this.work.kick();
  }
}
