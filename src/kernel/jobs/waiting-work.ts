import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { BackgroundWork } from './background-work.js';

/** A piece of work that somebody asked for, kept in a table until it is done. */
interface Piece {
  ccasId: string;
  id: string;
}

/** What waits in a table of a slice, done one at a time in a process; a process that stops leaves its own to the next one. */
export abstract class WaitingWork implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly work: BackgroundWork;

  /**
   * @param name for the log, and of its transactions (`systemScope`)
   * @param states what is not done yet, the longest waiting first
   * @param run one of them, to its end or until it is asked to stop
   */
  constructor(
    name: string,
    states: { unfinished(): Promise<Piece[]> },
    run: (ccasId: string, id: string, stop: AbortSignal) => Promise<unknown>,
  ) {
    this.work = new BackgroundWork(name, async (stop) =>
      this.work.each(stop, await states.unfinished(), ({ ccasId, id }) => run(ccasId, id, stop)),
    );
  }

  onApplicationBootstrap(): void {
    this.work.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.work.stop();
  }

  /** Call it after the transaction that asked for it is committed. */
  kick(): void {
    this.work.kick();
  }
}
