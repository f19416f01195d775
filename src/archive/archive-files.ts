import { Injectable } from '@nestjs/common';
import { Config } from '../kernel/config/config.js';
import { Database } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { sealBytes, type SealFor, unsealBytes } from '../kernel/secrets/sealed.js';

/** The work that makes archives, and hands them out piece by piece. */
export const ARCHIVES = 'archives';

/** The pieces of an archive in the database, sealed: a backup does not hold everything twice in the clear. */
@Injectable()
export class ArchiveFiles {
  constructor(
    private readonly db: Database,
    private readonly config: Config,
  ) {}

  async write(ccasId: string, id: string, place: number, bytes: Buffer): Promise<void> {
    const sealed = sealBytes(this.config.secretKey, sealFor(ccasId, id, place), bytes);
    await this.db.transaction(systemScope(ccasId, ARCHIVES), (tx) =>
      tx.run('insert into archive_chunk (archive_id, place, sealed) values ($1, $2, $3)', [id, place, sealed]),
    );
  }

  /** One piece at a time, each in a transaction of its own: a slow reader holds nothing. @throws when one is missing */
  async *read(ccasId: string, id: string, bytes: number): AsyncGenerator<Buffer> {
    let read = 0;
    for (let place = 0; read < bytes; place++) {
      const [row] = await this.db.transaction(systemScope(ccasId, ARCHIVES), (tx) =>
        tx.rows<{ sealed: Buffer }>('select sealed from archive_chunk where archive_id = $1 and place = $2', [
          id,
          place,
        ]),
      );
      if (!row) throw new Error('A piece of this archive is missing.');
      const piece = unsealBytes(this.config.secretKey, sealFor(ccasId, id, place), row.sealed);
      read += piece.length;
      yield piece;
    }
  }
}

function sealFor(ccasId: string, id: string, place: number): SealFor {
  return { purpose: 'passerelle archives', context: `${ccasId}/${id}/${place}` };
}
