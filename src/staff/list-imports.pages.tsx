import { Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { FileForm } from '../kernel/access/file-form.decorator.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { FileForms } from '../kernel/http/file-form.js';
import { LARGEST_SHORT_LIST_BYTES, type ListReport } from '../kernel/lists/run-list.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { ImportOffers } from '../offers/import-offers.js';
import { ImportPartners } from '../partners/import-partners.js';
import { type ListKind, ListImportPage } from './pages/list-import.js';

interface SentList {
  bytes: Uint8Array;
  dryRun: boolean;
  /** Approve the partners, put the offers on line. */
  atOnce: boolean;
}

/** Short lists, read at once and told line by line: partners, and what they give. */
@ApiExcludeController()
@Controller('ccas')
@Access(...STAFF)
export class ListImportsPages {
  constructor(
    private readonly db: Database,
    private readonly fileForms: FileForms,
    private readonly importPartners: ImportPartners,
    private readonly importOffers: ImportOffers,
  ) {}

  @Get('partenaires/import')
  partnersForm(@CurrentVisit() visit: Visit) {
    return this.render(visit, 'partners', {});
  }

  @Post('partenaires/import')
  @HttpCode(200)
  @FileForm(LARGEST_SHORT_LIST_BYTES)
  partners(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    return this.load(visit, actor, request, 'partners', (tx, { atOnce, ...list }) =>
      this.importPartners.run(tx, actor, { ...list, approve: atOnce }),
    );
  }

  @Get('avantages/import')
  offersForm(@CurrentVisit() visit: Visit) {
    return this.render(visit, 'offers', {});
  }

  @Post('avantages/import')
  @HttpCode(200)
  @FileForm(LARGEST_SHORT_LIST_BYTES)
  offers(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    return this.load(visit, actor, request, 'offers', (tx, { atOnce, ...list }) =>
      this.importOffers.run(tx, actor, { ...list, publish: atOnce }),
    );
  }

  private async load(
    visit: Visit,
    actor: Actor,
    request: FastifyRequest,
    kind: ListKind,
    work: (tx: Tx, list: SentList) => Promise<ListReport>,
  ) {
    try {
      const { values, files } = await this.fileForms.read(request);
      const { file } = files;
      if (!file || file.bytes.length === 0)
        throw new InvalidInput([{ field: 'file', code: 'required', detail: 'Choisissez un fichier CSV.' }]);
      const list = { bytes: file.bytes, dryRun: values.dryRun === 'true', atOnce: values.atOnce === 'true' };
      const report = await this.db.transaction(actor.ccasId, (tx) => work(tx, list));
      return this.render(visit, kind, { report, fileName: file.fileName });
    } catch (error) {
      return this.render(visit, kind, { refusal: refusalOf(error) });
    }
  }

  private render(
    visit: Visit,
    kind: ListKind,
    outcome: { report?: ListReport; fileName?: string; refusal?: Refusal },
  ): string {
    if (outcome.refusal) visit.reply.status(outcome.refusal.status);
    const path = kind === 'partners' ? '/ccas/partenaires' : '/ccas/avantages';
    return renderPage(
      visit,
      { title: 'Charger une liste', kind: 'console', path },
      <ListImportPage token={visit.formToken} kind={kind} {...outcome} />,
    );
  }
}
