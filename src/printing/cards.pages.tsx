import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { AskedAll, Id } from '../kernel/http/id.pipe.js';
import { type FormValues, oneText } from '../kernel/http/input.js';
import { InAddress } from '../kernel/listing/list-request.js';
import { InTx, Sent } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { CardBatchListRequest } from './card-batch-list-request.js';
import { CardBatchQuery } from './card-batch.query.js';
import { CardBatchRunner } from './card-batch-runner.js';
import { CardChoiceQuery } from './card-choice.query.js';
import { PrintableDirectoryQuery } from './printable-directory.query.js';
import { RequestCardBatch } from './request-card-batch.js';
import { CardBatchPage } from './pages/card-batch.js';
import { CardBatchFormPage } from './pages/card-batch-form.js';
import { CardBatchListPage } from './pages/card-batch-list.js';
import { chosenPasses, readCardBatchForm } from './read-card-batch-form.js';

/** A batch still being made asks for itself again after this long. */
const REFRESH_SECONDS = 2;

@Screens('ccas/cartes', STAFF)
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
  @Page('Cartes', CardBatchListPage)
  async list(@InTx() tx: Tx, @InAddress() request: CardBatchListRequest) {
    return { list: await this.batches.find(tx, request), counts: await this.choices.counts(tx) };
  }

  @Get('nouveau')
  @Page('Préparer des cartes', CardBatchFormPage)
  async form(@InTx() tx: Tx, @AskedAll() asked: FormValues, @Sent() sent: FormValues) {
    return this.formFor(tx, Object.keys(sent).length > 0 ? sent : { cards: 'sheets', ...asked });
  }

  /** « Chercher » and « Compter » come back to the form, with everything that was ticked. */
  @Post('nouveau')
  @Page('Préparer des cartes', CardBatchFormPage)
  @RefusedShows('form')
  async request(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Sent() sent: FormValues) {
    if (sent.geste === 'chercher') return this.formFor(tx, sent.q ? { ...sent, choice: 'passes' } : sent);
    const form = readCardBatchForm(sent);
    if (sent.geste === 'compter')
      return { ...(await this.formFor(tx, sent)), count: await this.choices.count(tx, form) };
    const id = await this.requestBatch.run(tx, actor, form);
    this.db.afterCommit(tx, () => this.runner.kick());
    return to(`/ccas/cartes/${id}`);
  }

  @Get(':id')
  @Page('Impression', CardBatchPage, ({ batch: { state } }) => ({
    refreshSeconds: state === 'waiting' || state === 'running' ? REFRESH_SECONDS : undefined,
  }))
  async progress(@InTx() tx: Tx, @Id() id: string) {
    return { batch: await this.batches.get(tx, id) };
  }

  private async formFor(tx: Tx, values: FormValues) {
    const chosen = chosenPasses(values);
    return {
      values,
      chosen,
      counts: await this.choices.counts(tx),
      people: await this.people.find(tx, oneText(values.q), chosen),
    };
  }
}
