import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { BackgroundWork } from '../kernel/jobs/background-work.js';
import { failureCode } from '../kernel/jobs/failure-code.js';
import { CardBatchStateQuery } from './card-batch-state.query.js';
import { MakeCardBatch } from './make-card-batch.js';

/** Makes the batches that wait, one at a time in a process; a process that stops leaves its own to the next one. */
@Injectable()
export class CardBatchRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(CardBatchRunner.name);
  private readonly work = new BackgroundWork('card batches', (stop) => this.makeWaiting(stop));

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

  /** One that fails does not keep the others waiting. */
  private async makeWaiting(stop: AbortSignal): Promise<void> {
    for (const { ccasId, id } of await this.states.unfinished()) {
      if (stop.aborted) return;
      try {
        await this.makeBatch.run(ccasId, id, stop);
      } catch (error) {
        if (!stop.aborted) this.log.error(`card batch ${id}: ${failureCode(error)}`);
      }
    }
  }
}
