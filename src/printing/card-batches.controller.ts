import { Body, Get, Header, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { Api } from '../kernel/http/api.decorator.js';
import { Id } from '../kernel/http/id.pipe.js';
import { PageRequest } from '../kernel/http/page-of.js';
import { InTx } from '../kernel/screens/arguments.js';
import type { BatchFile } from './card-batch.entity.js';
import { CardBatchForm } from './card-batch-form.js';
import { CardBatchQuery, CardBatchView } from './card-batch.query.js';
import { CardBatchRunner } from './card-batch-runner.js';
import { DownloadBatch } from './download-batch.js';
import { RequestCardBatch } from './request-card-batch.js';

@Api('card-batches', 'Impression')
@Access(...STAFF)
export class CardBatchesController {
  constructor(
    private readonly db: Database,
    private readonly requestBatch: RequestCardBatch,
    private readonly batches: CardBatchQuery,
    private readonly download: DownloadBatch,
    private readonly runner: CardBatchRunner,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiAcceptedResponse({ type: CardBatchView })
  async request(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Body() form: CardBatchForm): Promise<CardBatchView> {
    this.db.afterCommit(tx, () => this.runner.kick());
    return this.batches.get(tx, await this.requestBatch.run(tx, actor, form));
  }

  @Get()
  list(@InTx() tx: Tx, @Query() { after, limit }: PageRequest) {
    return this.batches.list(tx, after, limit);
  }

  @Get(':id')
  @ApiOkResponse({ type: CardBatchView })
  get(@InTx() tx: Tx, @Id() id: string): Promise<CardBatchView> {
    return this.batches.get(tx, id);
  }

  @Get(':id/cards.pdf')
  @ApiProduces('application/pdf')
  @Header('cache-control', 'no-store')
  cards(@CurrentActor() actor: Actor, @Id() id: string): Promise<StreamableFile> {
    return this.file(actor, id, 'cards', 'cartes');
  }

  @Get(':id/letters.pdf')
  @ApiProduces('application/pdf')
  @Header('cache-control', 'no-store')
  letters(@CurrentActor() actor: Actor, @Id() id: string): Promise<StreamableFile> {
    return this.file(actor, id, 'letters', 'lettres');
  }

  private async file(actor: Actor, id: string, file: BatchFile, name: string): Promise<StreamableFile> {
    const { stream, bytes } = await this.download.run(actor, id, file);
    return new StreamableFile(stream, {
      type: 'application/pdf',
      length: bytes,
      disposition: `attachment; filename="${name}-pass-senior.pdf"`,
    });
  }
}
