import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { BackgroundWork } from '../kernel/jobs/background-work.js';
import { ImportStateQuery } from './import-state.query.js';
import { RunResidentImport } from './run-resident-import.js';

/** Runs the imports that wait, one at a time in a process; a process that stops leaves its own to the next one. */
@Injectable()
export class ResidentImportRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly work: BackgroundWork = new BackgroundWork('resident imports', async (stop) =>
    this.work.each(stop, await this.states.unfinished(), ({ ccasId, id }) => this.runImport.run(ccasId, id, stop)),
  );

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
}
