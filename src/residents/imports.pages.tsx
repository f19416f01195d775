import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { FileForm } from '../kernel/access/file-form.decorator.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import type { Read } from '../kernel/screens/screen-plan.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { modelCsv, modelWorkbook } from '../kernel/lists/list-model.js';
import { residentModel } from './import-columns.js';
import { matchKeys } from './match-keys.js';
import { type ImportRequest, LARGEST_LIST_BYTES, RequestResidentImport } from './request-resident-import.js';
import { ResidentImportRunner } from './resident-import-runner.js';
import { ResidentImportQuery } from './resident-import.query.js';
import { UndoImport } from './undo-import.js';
import { ImportFormPage, ImportReportPage } from './pages/import.js';
import { sentList } from '../kernel/lists/sent-list.js';

/** A report still being written asks for itself again after this long. */
const REFRESH_SECONDS = 3;

@Screens('ccas/usagers/import', STAFF, { path: '/ccas/usagers' })
export class ImportsPages {
  constructor(
    private readonly db: Database,
    private readonly requestImport: RequestResidentImport,
    private readonly imports: ResidentImportQuery,
    private readonly runner: ResidentImportRunner,
    private readonly undoImport: UndoImport,
  ) {}

  @Get()
  @Page('Charger une liste', ImportFormPage)
  async form(@InTx() tx: Tx) {
    return { recent: await this.imports.recent(tx) };
  }

  @Get('modele.csv')
  csv() {
    return modelCsv(residentModel);
  }

  @Get('modele.xlsx')
  workbook() {
    return modelWorkbook(residentModel);
  }

  @Post()
  @FileForm(LARGEST_LIST_BYTES)
  @RefusedShows('form')
  async request(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed(readImport) wanted: ImportRequest) {
    const id = await this.requestImport.run(tx, actor, wanted);
    this.db.afterCommit(tx, () => this.runner.kick());
    return to(`/ccas/usagers/import/${id}`);
  }

  @Get(':id')
  @Page('Chargement', ImportReportPage, ({ report: { state } }) => ({
    refreshSeconds: state === 'done' || state === 'unreadable' ? undefined : REFRESH_SECONDS,
  }))
  async report(@InTx() tx: Tx, @Id() id: string) {
    return { report: await this.imports.get(tx, id), kept: await this.imports.kept(tx, id) };
  }

  @Post(':id/annulation')
  @RefusedShows('report')
  async undo(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.undoImport.run(tx, actor, id);
    return to(`/ccas/usagers/import/${id}`);
  }
}

function readImport(...[values, files]: Parameters<Read>): ImportRequest {
  return { ...sentList(values, files), matchBy: matchKeys.find((key) => key === values.matchBy) };
}
