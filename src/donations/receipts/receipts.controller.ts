import { Body, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { Access } from '../../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import { asDownload } from '../../kernel/documents/documents.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Api } from '../../kernel/http/api.decorator.js';
import { Id, readId } from '../../kernel/http/id.pipe.js';
import { InTx } from '../../kernel/screens/arguments.js';
import { ReasonForm } from '../giving/donation-form.js';
import { ReceiptFiles } from './receipt-files.js';
import { VoidReceipt } from './void-receipt.js';

@Api('receipts', 'Dons')
@Access(...STAFF)
export class ReceiptsController {
  constructor(
    private readonly files: ReceiptFiles,
    private readonly voidReceipt: VoidReceipt,
  ) {}

  /** `GET /receipts/:id.pdf`: the file as it was issued; 409 `document_changed` when it is no longer that one. */
  @Get(':file')
  @Header('cache-control', 'no-store')
  async pdf(@InTx() tx: Tx, @Param('file') file: string) {
    const id = file.endsWith('.pdf') ? readId(file.slice(0, -4)) : undefined;
    if (!id) throw new NotFound('Ce reçu');
    return asDownload(await this.files.original(tx, id));
  }

  @Post(':id/void')
  @HttpCode(200)
  async void(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() { reason }: ReasonForm) {
    await this.voidReceipt.run(tx, actor, id, reason);
    return { id, state: 'voided' };
  }

  /** Voids it and answers with the receipt that takes its place. */
  @Post(':id/replacement')
  async replace(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() { reason }: ReasonForm) {
    return {
      id: await this.voidReceipt.replace(tx, actor, id, reason),
      replacesId: id,
    };
  }
}
