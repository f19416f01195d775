import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { FileForm } from '../kernel/access/file-form.decorator.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import { FileForms } from '../kernel/http/file-form.js';
import { Id, readId } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { BankLines, type ImportOutcome } from './bank-lines.js';
import { LARGEST_BANK_FILE_BYTES } from './read-bank-file.js';
import { BankPage } from './pages/bank-page.js';
import { textIn } from './read-gift-form.js';

const look = { title: 'Relevé bancaire', kind: 'console', path: '/ccas/dons' } as const;

@ApiExcludeController()
@Controller('ccas/dons/banque')
@Access(...STAFF)
export class BankPages {
  constructor(
    private readonly db: Database,
    private readonly fileForms: FileForms,
    private readonly bankLines: BankLines,
  ) {}

  @Get()
  page(@CurrentVisit() visit: Visit) {
    return this.render(visit);
  }

  @Post()
  @HttpCode(200)
  @FileForm(LARGEST_BANK_FILE_BYTES)
  async load(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    try {
      const { file } = (await this.fileForms.read(request)).files;
      if (!file || file.bytes.length === 0)
        throw new InvalidInput([{ field: 'file', code: 'required', detail: 'Choisissez le fichier de la banque.' }]);
      const outcome = await this.db.transaction(actor.ccasId, (tx) => this.bankLines.import(tx, actor, file.bytes));
      return await this.render(visit, { outcome });
    } catch (error) {
      return this.render(visit, { refusal: refusalOf(error) });
    }
  }

  @Post(':id/:verb')
  @HttpCode(200)
  async decide(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Param('verb') verb: string,
    @Body() body: FormValues,
  ) {
    if (verb !== 'confirmer' && verb !== 'ecarter') throw new NotFound();
    const donationId = readId(textIn(body, 'donation'));
    try {
      await this.db.transaction(actor.ccasId, async (tx) => {
        if (verb === 'ecarter') return this.bankLines.setAside(tx, actor, id);
        if (!donationId) throw new NotFound('Ce don');
        return this.bankLines.confirm(tx, actor, id, donationId);
      });
      return seeOther(visit, '/ccas/dons/banque');
    } catch (error) {
      return this.render(visit, { refusal: refusalOf(error) });
    }
  }

  private async render(visit: Visit, more: { outcome?: ImportOutcome; refusal?: Refusal } = {}) {
    const shown = await this.db.transaction(visit.tenant.id, async (tx) => ({
      lines: await this.bankLines.open(tx),
      awaited: await this.bankLines.awaited(tx),
    }));
    if (more.refusal) visit.reply.status(more.refusal.status);
    return renderPage(visit, look, <BankPage {...shown} token={visit.formToken} {...more} />);
  }
}
