import { Controller, Get, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { FileForm } from '../kernel/access/file-form.decorator.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { FileForms } from '../kernel/http/file-form.js';
import { Id } from '../kernel/http/id.pipe.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { type ImportRequest, LARGEST_LIST_BYTES, RequestResidentImport } from '../residents/request-resident-import.js';
import { ResidentImportRunner } from '../residents/resident-import-runner.js';
import { ResidentImportQuery } from '../residents/resident-import.query.js';
import { UndoImport } from '../residents/undo-import.js';
import { matchKeys } from '../residents/match-keys.js';
import { ImportFormPage, ImportReportPage } from './pages/import.js';

const look = { kind: 'console', path: '/ccas/usagers' } as const;
/** A report still being written asks for itself again after this long. */
const REFRESH_SECONDS = 3;

@ApiExcludeController()
@Controller('ccas/usagers/import')
@Access(...STAFF)
export class ImportsPages {
  constructor(
    private readonly db: Database,
    private readonly fileForms: FileForms,
    private readonly requestImport: RequestResidentImport,
    private readonly imports: ResidentImportQuery,
    private readonly runner: ResidentImportRunner,
    private readonly undoImport: UndoImport,
  ) {}

  @Get()
  form(@CurrentVisit() visit: Visit) {
    return this.renderForm(visit);
  }

  @Post()
  @FileForm(LARGEST_LIST_BYTES)
  async request(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    try {
      const wanted = await this.readFile(request);
      const id = await this.db.transaction(actor.ccasId, (tx) => this.requestImport.run(tx, actor, wanted));
      this.runner.kick();
      return seeOther(visit, `/ccas/usagers/import/${id}`);
    } catch (error) {
      return this.renderForm(visit, refusalOf(error));
    }
  }

  @Get(':id')
  report(@CurrentVisit() visit: Visit, @Id() id: string) {
    return this.renderReport(visit, id);
  }

  @Post(':id/annulation')
  async undo(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    try {
      await this.db.transaction(actor.ccasId, (tx) => this.undoImport.run(tx, actor, id));
      return seeOther(visit, `/ccas/usagers/import/${id}`);
    } catch (error) {
      return this.renderReport(visit, id, refusalOf(error));
    }
  }

  private async renderForm(visit: Visit, refusal?: Refusal) {
    const recent = await this.db.transaction(visit.tenant.id, (tx) => this.imports.recent(tx));
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: 'Charger une liste', ...look },
      <ImportFormPage token={visit.formToken} recent={recent} refusal={refusal} />,
    );
  }

  private async renderReport(visit: Visit, id: string, refusal?: Refusal) {
    const { report, kept } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      report: await this.imports.get(tx, id),
      kept: await this.imports.kept(tx, id),
    }));
    const isOver = report.state === 'done' || report.state === 'unreadable';
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: 'Chargement', ...look, refreshSeconds: isOver ? undefined : REFRESH_SECONDS },
      <ImportReportPage token={visit.formToken} report={report} kept={kept} refusal={refusal} />,
    );
  }

  private async readFile(request: FastifyRequest): Promise<ImportRequest> {
    const { values, files } = await this.fileForms.read(request);
    const { file } = files;
    if (!file || file.bytes.length === 0)
      throw new InvalidInput([{ field: 'file', code: 'required', detail: 'Choisissez un fichier CSV.' }]);
    return {
      ...file,
      dryRun: values.dryRun === 'true',
      matchBy: matchKeys.find((key) => key === values.matchBy),
    };
  }
}
