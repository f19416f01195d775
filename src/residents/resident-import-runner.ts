import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { BackgroundWork } from '../kernel/jobs/background-work.js';
import { failureCode } from '../kernel/jobs/failure-code.js';
import { ImportStateQuery } from './import-state.query.js';
import { RunResidentImport } from './run-resident-import.js';

/** Runs the imports that wait, one at a time in a process; a process that stops leaves its own to the next one. */
@Injectable()
export class ResidentImportRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(ResidentImportRunner.name);
  private readonly work = new BackgroundWork('resident imports', (stop) => this.runWaiting(stop));

  constructor(
    private readonly states: ImportStateQuery,
    private readonly runImport: RunResidentImport,
  ) {}

  onApplicationBootstrap(): void {
    this.work.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.work.stop();
  }

  /** Call it after the transaction that requested an import is committed. */
  kick(): void {
    this.work.kick();
  }

  /** One that fails does not keep the others waiting. */
  private async runWaiting(stop: AbortSignal): Promise<void> {
    for (const { ccasId, id } of await this.states.unfinished()) {
      if (stop.aborted) return;
      try {
        await this.runImport.run(ccasId, id, stop);
      } catch (error) {
        if (!stop.aborted) this.log.error(`import ${id}: ${failureCode(error)}`);
      }
    }
  }
}
