import { Logger } from '@nestjs/common';
import { failureCode, isSaid } from './failure-code.js';

const POLL_MS = 10_000;

/**
 * Work that a process does beside its requests, one round at a time: at once when kicked, and every few seconds for
 * what another process accepted, or left when it died.
 */
export class BackgroundWork {
  private readonly log = new Logger(BackgroundWork.name);
  private readonly stopping = new AbortController();
  private timer?: NodeJS.Timeout;
  private working?: Promise<void>;
  private isKickedAgain = false;

  /**
   * @param name for the log
   * @param work one round: everything that waits now; `stop` asks it to end between two steps
   */
  constructor(
    private readonly name: string,
    private readonly work: (stop: AbortSignal) => Promise<unknown>,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.kick(), POLL_MS).unref();
    this.kick();
  }

  /** Returns at once. What was asked for inside a transaction is only seen once that is committed: kick after it. */
  kick(): void {
    if (this.stopping.signal.aborted) return;
    this.isKickedAgain = true;
    this.working ??= this.rounds().finally(() => {
      this.working = undefined;
      if (this.isKickedAgain) this.kick();
    });
  }

  /** One piece of work after the other; one that fails is logged by its id and does not keep the others waiting. */
  async each<T extends { id: string }>(
    stop: AbortSignal,
    pieces: T[],
    run: (piece: T) => Promise<unknown>,
  ): Promise<void> {
    for (const piece of pieces) {
      if (stop.aborted) return;
      try {
        await run(piece);
      } catch (error) {
        if (!stop.aborted && !isSaid(error)) this.log.error(`${this.name} ${piece.id}: ${failureCode(error)}`);
      }
    }
  }

  /** Call it before the pool closes (`Database`): what is under way ends at its next step. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.working;
  }

  private async rounds(): Promise<void> {
    while (this.isKickedAgain && !this.stopping.signal.aborted) {
      this.isKickedAgain = false;
      try {
        await this.work(this.stopping.signal);
      } catch (error) {
        if (!this.stopping.signal.aborted && !isSaid(error)) this.log.error(`${this.name}: ${failureCode(error)}`);
      }
    }
  }
}
