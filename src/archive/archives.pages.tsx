import { textIn } from '../kernel/http/input.js';
import { Readable } from 'node:stream';
import { Get, Post, StreamableFile } from '@nestjs/common';
import { ArchiveFiles } from './archive-files.js';
import { checkPassphrase } from './archive-passphrase.js';
import { ArchiveRunner } from './archive-runner.js';
import { ArchivesQuery } from './archives.query.js';
import { RequestArchive } from './request-archive.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import type { Read } from '../kernel/screens/screen-plan.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { ArchivePage, ArchivesPage } from './pages/archives.js';

const REFRESH_SECONDS = 3;

/** Everything out in one file: a manager asks, waits, fetches it within a day. */
@Screens('ccas/archives', ['manager'], { path: '/ccas' })
export class ArchivesPages {
  constructor(
    private readonly db: Database,
    private readonly archives: ArchivesQuery,
    private readonly requestArchive: RequestArchive,
    private readonly runner: ArchiveRunner,
    private readonly files: ArchiveFiles,
    private readonly audit: Audit,
  ) {}

  @Get()
  @Page('Tout exporter', ArchivesPage)
  async list(@InTx() tx: Tx) {
    return { recent: await this.archives.recent(tx) };
  }

  @Post()
  @RefusedShows('list')
  async request(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed(readPassphrase) typed: { passphrase: string }) {
    const id = await this.requestArchive.run(tx, actor, typed.passphrase);
    this.db.afterCommit(tx, () => this.runner.kick());
    return to(`/ccas/archives/${id}`);
  }

  @Get(':id')
  @Page('Archive', ArchivePage, ({ archive: { state } }) => ({
    refreshSeconds: state === 'waiting' || state === 'running' ? REFRESH_SECONDS : undefined,
  }))
  async show(@InTx() tx: Tx, @Id() id: string) {
    return { archive: await this.archives.get(tx, id) };
  }

  @Get(':id/archive.zip')
  async download(@InTx('write') tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    const { state, bytes } = await this.archives.get(tx, id);
    if (state !== 'done' || bytes === null) throw new NotFound('Cette archive');
    await this.audit.write(tx, actor, { action: 'archive.fetched', subject: { kind: 'archive', id } });
    return new StreamableFile(Readable.from(this.files.read(actor.ccasId, id, bytes)), {
      type: 'application/zip',
      length: bytes,
      disposition: `attachment; filename="passerelle-${id}.zip"`,
    });
  }
}

/** @throws InvalidInput */
function readPassphrase(...[values]: Parameters<Read>): { passphrase: string } {
  // To the letter: a blank at its end counts.
  const [passphrase, again] = ['passphrase', 'again'].map((name) => textIn(values, name) ?? '');
  checkPassphrase(passphrase!, again);
  return { passphrase: passphrase! };
}
