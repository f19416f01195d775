import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ImportStateQuery } from './import-state.query.js';
import { RunResidentImport } from './run-resident-import.js';

const pollMs = 10_000;

/**
 * Runs the imports that wait, one at a time in a process: at once when kicked, and every few seconds for those that
 * another process accepted or left when it died.
 */
@Injectable()
export class ResidentImportRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(ResidentImportRunner.name);
  private readonly stopping = new AbortController();
  private timer?: NodeJS.Timeout;
  private working?: Promise<void>;
  private isKickedAgain = false;

  constructor(
    private readonly states: ImportStateQuery,
    private readonly runImport: RunResidentImport,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.kick(), pollMs).unref();
    this.kick();
  }

  /** Before the pool closes (`Database`): what is under way stops between two batches and is left to the next process. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.working;
  }

  /** Returns at once; call it after the transaction that requested an import is committed. */
  kick(): void {
    if (this.stopping.signal.aborted) return;
    this.isKickedAgain = true;
    this.working ??= this.work().finally(() => {
      this.working = undefined;
      if (this.isKickedAgain) this.kick();
    });
  }

  private async work(): Promise<void> {
    while (this.isKickedAgain && !this.stopping.signal.aborted) {
      this.isKickedAgain = false;
      try {
        for (const { ccasId, id } of await this.states.unfinished()) await this.runOne(ccasId, id);
      } catch (error) {
        this.report('poll', error);
      }
    }
  }

  private async runOne(ccasId: string, id: string): Promise<void> {
    if (this.stopping.signal.aborted) return;
    try {
      await this.runImport.run(ccasId, id, this.stopping.signal);
    } catch (error) {
      if (!this.stopping.signal.aborted) this.report(id, error);
    }
  }

  /** A database error quotes the row it failed on: only its kind and code are logged, never a person. */
  private report(what: string, error: unknown): void {
    const { name, code } = error as { name?: string; code?: string };
    this.log.error(`import ${what}: ${name} ${code ?? ''}`);
  }
}
