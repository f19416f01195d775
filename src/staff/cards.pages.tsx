import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { CardBatchQuery } from '../printing/card-batch.query.js';
import { CardBatchRunner } from '../printing/card-batch-runner.js';
import { CardChoiceQuery } from '../printing/card-choice.query.js';
import { PrintableDirectoryQuery } from '../printing/printable-directory.query.js';
import { RequestCardBatch } from '../printing/request-card-batch.js';
import { CardBatchPage } from './pages/card-batch.js';
import { CardBatchFormPage } from './pages/card-batch-form.js';
import { CardBatchListPage } from './pages/card-batch-list.js';
import { chosenPasses, readCardBatchForm } from './read-card-batch-form.js';

const look = { kind: 'console', path: '/ccas/cartes' } as const;
/** A batch still being made asks for itself again after this long. */
const REFRESH_SECONDS = 2;

@ApiExcludeController()
@Controller('ccas/cartes')
@Access(...STAFF)
export class CardsPages {
  constructor(
    private readonly db: Database,
    private readonly batches: CardBatchQuery,
    private readonly choices: CardChoiceQuery,
    private readonly people: PrintableDirectoryQuery,
    private readonly requestBatch: RequestCardBatch,
    private readonly runner: CardBatchRunner,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit, @Query('apres') after?: string) {
    const cursor = /^[0-9a-f-]{36}$/.test(after ?? '') ? after : undefined;
    const [page, counts] = await this.db.transaction(visit.tenant.id, async (tx) => [
      await this.batches.list(tx, cursor),
      await this.choices.counts(tx),
    ]);
    const nextHref = page.next ? `/ccas/cartes?apres=${page.next}` : undefined;
    return renderPage(
      visit,
      { title: 'Cartes', ...look },
      <CardBatchListPage batches={page.items} counts={counts} nextHref={nextHref} />,
    );
  }

  @Get('nouveau')
  form(@CurrentVisit() visit: Visit, @Query() query: FormValues) {
    return this.renderForm(visit, { cards: 'sheets', ...query });
  }

  /** « Chercher » and « Compter » come back to the form, with everything that was ticked. */
  @Post('nouveau')
  async request(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    if (body.geste === 'chercher') return this.renderForm(visit, body.q ? { ...body, choice: 'passes' } : body);
    try {
      const form = readCardBatchForm(body);
      if (body.geste === 'compter') {
        const count = await this.db.transaction(actor.ccasId, (tx) => this.choices.count(tx, form));
        return await this.renderForm(visit, body, { count });
      }
      const id = await this.db.transaction(actor.ccasId, (tx) => this.requestBatch.run(tx, actor, form));
      this.runner.kick();
      return seeOther(visit, `/ccas/cartes/${id}`);
    } catch (error) {
      const refusal = refusalOf(error);
      visit.reply.status(refusal.status);
      return this.renderForm(visit, body, { refusal });
    }
  }

  @Get(':id')
  async progress(@CurrentVisit() visit: Visit, @Id() id: string) {
    const batch = await this.db.transaction(visit.tenant.id, (tx) => this.batches.get(tx, id));
    const isUnderWay = batch.state === 'waiting' || batch.state === 'running';
    return renderPage(
      visit,
      { title: 'Impression', ...look, refreshSeconds: isUnderWay ? REFRESH_SECONDS : undefined },
      <CardBatchPage batch={batch} />,
    );
  }

  private async renderForm(visit: Visit, values: FormValues, said: { refusal?: Refusal; count?: number } = {}) {
    const chosen = chosenPasses(values);
    const [counts, people] = await this.db.transaction(visit.tenant.id, async (tx) => [
      await this.choices.counts(tx),
      await this.people.find(tx, typeof values.q === 'string' ? values.q : '', chosen),
    ]);
    return renderPage(
      visit,
      { title: 'Préparer des cartes', ...look },
      <CardBatchFormPage
        token={visit.formToken}
        values={values}
        chosen={chosen}
        counts={counts}
        people={people}
        {...said}
      />,
    );
  }
}
