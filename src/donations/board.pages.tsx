import { Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { FileForm } from '../kernel/access/file-form.decorator.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { LARGEST_DOCUMENT_BYTES, sendDocument } from '../kernel/documents/documents.js';
import { FileForms } from '../kernel/http/file-form.js';
import { readId } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { DeliberateDonations } from './deliberate-donations.js';
import { DeliberationDraft } from './deliberation-draft.js';
import { DeliberationForm } from './donation-form.js';
import { DonationQuery } from './donation.query.js';
import { BoardPage } from './pages/board-page.js';
import { giftRefusal, readGiftForm } from './read-gift-form.js';

const look = { title: 'Délibération', kind: 'console', path: '/ccas/dons' } as const;
const MOST = 200;

/** What the board decides. */
@ApiExcludeController()
@Controller('ccas/dons/deliberation')
@Access(...STAFF)
export class BoardPages {
  constructor(
    private readonly db: Database,
    private readonly fileForms: FileForms,
    private readonly donations: DonationQuery,
    private readonly draft: DeliberationDraft,
    private readonly deliberateDonations: DeliberateDonations,
  ) {}

  @Get()
  form(@CurrentVisit() visit: Visit, @Query('don') one?: string) {
    return this.render(visit, {}, one ? idsIn(one) : undefined);
  }

  @Post()
  @HttpCode(200)
  @FileForm(LARGEST_DOCUMENT_BYTES)
  async record(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    const { values, files } = await this.fileForms.read(request);
    const ids = idsIn(values.donation);
    try {
      const act = files.act && files.act.bytes.length > 0 ? files.act : undefined;
      const form = readGiftForm(DeliberationForm, { number: values.number, decidedOn: values.decidedOn });
      await this.db.transaction(actor.ccasId, (tx) => this.deliberateDonations.run(tx, actor, ids, form, act));
      return seeOther(visit, '/ccas/dons?etat=deliberated');
    } catch (error) {
      return this.render(visit, values, ids, giftRefusal(error));
    }
  }

  /** The text for the donations that are ticked. */
  @Post('projet')
  @HttpCode(200)
  @FileForm(LARGEST_DOCUMENT_BYTES)
  async draftText(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest) {
    const { values } = await this.fileForms.read(request);
    const ids = idsIn(values.donation);
    try {
      const bytes = await this.db.transaction(visit.tenant.id, (tx) => this.draft.run(tx, ids));
      return sendDocument(visit.reply, { name: 'Projet de délibération.pdf', contentType: 'application/pdf', bytes });
    } catch (error) {
      return this.render(visit, values, ids, giftRefusal(error));
    }
  }

  /** @param chosen all of them when nobody has chosen */
  private async render(visit: Visit, values: FormValues, chosen?: string[], refusal?: Refusal) {
    const { items } = await this.db.transaction(visit.tenant.id, (tx) =>
      this.donations.find(tx, { state: 'accepted_provisionally', limit: MOST }),
    );
    if (refusal) visit.reply.status(refusal.status);
    const props = {
      waiting: items,
      chosen: chosen ?? items.map(({ id }) => id),
      token: visit.formToken,
      values,
      refusal,
    };
    return renderPage(visit, look, <BoardPage {...props} />);
  }
}

function idsIn(typed: string | string[] | undefined): string[] {
  return [...new Set([typed ?? []].flat().flatMap((id) => readId(id) ?? []))];
}
