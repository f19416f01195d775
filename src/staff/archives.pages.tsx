import { Readable } from 'node:stream';
import { Body, Controller, Get, Post, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ArchiveFiles } from '../archive/archive-files.js';
import { checkPassphrase } from '../archive/archive-passphrase.js';
import { ArchiveRunner } from '../archive/archive-runner.js';
import { ArchivesQuery } from '../archive/archives.query.js';
import { RequestArchive } from '../archive/request-archive.js';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { ArchivePage, ArchivesPage } from './pages/archives.js';

const look = { kind: 'console', path: '/ccas' } as const;
const REFRESH_SECONDS = 3;

/** Everything out in one file: a manager asks, waits, fetches it within a day. */
@ApiExcludeController()
@Controller('ccas/archives')
@Access('manager')
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
  list(@CurrentVisit() visit: Visit) {
    return this.render(visit);
  }

  @Post()
  async request(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    try {
      const [passphrase, again] = [body.passphrase, body.again].map((value) => [value ?? ''].flat()[0]!);
      checkPassphrase(passphrase!, again);
      const id = await this.db.transaction(actor.ccasId, (tx) => this.requestArchive.run(tx, actor, passphrase!));
      this.runner.kick();
      return seeOther(visit, `/ccas/archives/${id}`);
    } catch (error) {
      return this.render(visit, refusalOf(error));
    }
  }

  @Get(':id')
  async show(@CurrentVisit() visit: Visit, @Id() id: string) {
    const archive = await this.db.transaction(visit.tenant.id, (tx) => this.archives.get(tx, id));
    const isOver = archive.state !== 'waiting' && archive.state !== 'running';
    return renderPage(
      visit,
      { title: 'Archive', ...look, refreshSeconds: isOver ? undefined : REFRESH_SECONDS },
      <ArchivePage archive={archive} />,
    );
  }

  @Get(':id/archive.zip')
  async download(@CurrentActor() actor: Actor, @Id() id: string) {
    const { bytes } = await this.db.transaction(actor.ccasId, async (tx) => {
      const archive = await this.archives.get(tx, id);
      if (archive.state !== 'done' || archive.bytes === null) throw new NotFound('Cette archive');
      await this.audit.write(tx, actor, { action: 'archive.fetched', subject: { kind: 'archive', id } });
      return { bytes: archive.bytes };
    });
    return new StreamableFile(Readable.from(this.files.read(actor.ccasId, id, bytes)), {
      type: 'application/zip',
      length: bytes,
      disposition: `attachment; filename="passerelle-${id}.zip"`,
    });
  }

  private async render(visit: Visit, refusal?: Refusal) {
    const recent = await this.db.transaction(visit.tenant.id, (tx) => this.archives.recent(tx));
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: 'Tout exporter', ...look },
      <ArchivesPage token={visit.formToken} recent={recent} refusal={refusal} />,
    );
  }
}
