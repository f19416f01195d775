import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '../kernel/database/database.js';
import { BackgroundWork } from '../kernel/jobs/background-work.js';
import { MakeArchive } from './make-archive.js';

/** Makes the archives that wait, one at a time in a process. */
@Injectable()
export class ArchiveRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly work: BackgroundWork = new BackgroundWork('archives', async (stop) =>
    this.work.each(stop, await this.unfinished(), ({ ccasId, id }) => this.makeArchive.run(ccasId, id, stop)),
  );

  constructor(
    private readonly db: Database,
    private readonly makeArchive: MakeArchive,
  ) {}

  onApplicationBootstrap(): void {
    this.work.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.work.stop();
  }

  /** Call it after the transaction that requested an archive is committed. */
  kick(): void {
    this.work.kick();
  }

  private unfinished(): Promise<{ ccasId: string; id: string }[]> {
    return this.db.outsideTenants('select ccas_id as "ccasId", id from unfinished_archives() order by requested_at');
  }
}
