import { Injectable } from '@nestjs/common';
import { Database } from '../kernel/database/database.js';
import { WaitingWork } from '../kernel/jobs/waiting-work.js';
import { ARCHIVES } from './archive-files.js';
import { MakeArchive } from './make-archive.js';

/** Makes the archives that wait. */
@Injectable()
export class ArchiveRunner extends WaitingWork {
  constructor(db: Database, makeArchive: MakeArchive) {
    const unfinished = () =>
      db.outsideTenants<{ ccasId: string; id: string }>(
        'select ccas_id as "ccasId", id from unfinished_archives() order by requested_at',
      );
    super(ARCHIVES, { unfinished }, (ccasId, id, stop) => makeArchive.run(ccasId, id, stop));
  }
}
