import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import { Config } from '../kernel/config/config.js';
import { Database } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { unsealBytes } from '../kernel/secrets/sealed.js';
import { Clock } from '../kernel/time/clock.js';
import { ARCHIVES, ArchiveFiles } from './archive-files.js';
import { sealForKey } from './request-archive.js';
import { WriteArchive } from './write-archive.js';

const attemptsAllowed = 3;
const PIECE_BYTES = 1024 * 1024;

interface Job {
  id: string;
  attempts: number;
  sealedKey: Uint8Array;
  salt: Uint8Array;
  actor: Actor;
}

/** Makes one archive, from the beginning again when the run before did not end. */
@Injectable()
export class MakeArchive {
  constructor(
    private readonly db: Database,
    private readonly config: Config,
    private readonly writeArchive: WriteArchive,
    private readonly files: ArchiveFiles,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @returns false when another process has it, or it is finished */
  run(ccasId: string, id: string, stop?: AbortSignal): Promise<boolean> {
    // The snapshot holds the lock: it dies with its connection, so a process that dies frees it.
    return this.db.snapshot(systemScope(ccasId, ARCHIVES), async (snapshot) => {
      const { taken } = await snapshot.one<{ taken: boolean }>(
        'select pg_try_advisory_xact_lock(hashtextextended($1, 30)) as taken',
        [id],
      );
      const job = taken ? await this.begin(ccasId, id) : undefined;
      if (!job) return false;
      const key = unsealBytes(this.config.secretKey, sealForKey(id), job.sealedKey).toString();
      const zip = await this.writeArchive.run(snapshot, ccasId, { key, salt: job.salt }, (done, total) => {
        void this.advance(ccasId, id, done, total).catch(() => undefined);
      });
      let bytes = 0;
      let place = 0;
      let piece: Buffer[] = [];
      let length = 0;
      for await (const chunk of zip as AsyncIterable<Buffer>) {
        stop?.throwIfAborted();
        piece.push(chunk);
        length += chunk.length;
        bytes += chunk.length;
        if (length < PIECE_BYTES) continue;
        await this.files.write(ccasId, id, place++, Buffer.concat(piece));
        piece = [];
        length = 0;
      }
      if (length > 0) await this.files.write(ccasId, id, place, Buffer.concat(piece));
      await this.finish(ccasId, job, bytes);
      return true;
    });
  }

  /** Seen at once by whoever follows it. */
  private begin(ccasId: string, id: string): Promise<Job | undefined> {
    return this.db.transaction(systemScope(ccasId, ARCHIVES), async (tx) => {
      await tx.run(
        `update archive set state = 'failed', sealed_key = null, finished_at = $2 where id = $1 and state in ('waiting', 'running') and attempts >= $3`,
        [id, this.clock.now().toString(), attemptsAllowed],
      );
      await tx.run('delete from archive_chunk where archive_id = $1', [id]);
      const [job] = await tx.rows<Job>(
        `update archive set state = 'running', attempts = attempts + 1, tables_done = 0 where id = $1 and state in ('waiting', 'running')
         returning id, attempts, sealed_key as "sealedKey", salt, jsonb_build_object('kind', actor_kind, 'id', actor_id, 'ccasId', ccas_id) as actor`,
        [id],
      );
      return job;
    });
  }

  private async advance(ccasId: string, id: string, done: number, total: number): Promise<void> {
    await this.db.transaction(systemScope(ccasId, ARCHIVES), (tx) =>
      tx.run(`update archive set tables_done = $2, tables_total = $3 where id = $1 and state = 'running'`, [
        id,
        done,
        total,
      ]),
    );
  }

  private async finish(ccasId: string, { id, actor }: Job, bytes: number): Promise<void> {
    await this.db.transaction(systemScope(ccasId, ARCHIVES), async (tx) => {
      await tx.run(`update archive set state = 'done', sealed_key = null, bytes = $2, finished_at = $3 where id = $1`, [
        id,
        bytes,
        this.clock.now().toString(),
      ]);
      await this.audit.write(tx, actor, {
        action: 'archive.made',
        subject: { kind: 'archive', id },
        details: { bytes },
      });
    });
  }
}
