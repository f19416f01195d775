import { Get } from '@nestjs/common';
import { STAFF } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { InAddress } from '../kernel/listing/list-request.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { RefusalListPage } from './pages/refusal-list.js';
import { RefusalListQuery } from './refusal-list.query.js';
import { RefusalListRequest } from './refusal-list-request.js';

/** Scans that were refused, and why: an agent may call before the person does. */
@Screens('ccas/refus', STAFF, { path: '/ccas' })
export class RefusalsPages {
  constructor(private readonly refusals: RefusalListQuery) {}

  @Get()
  @Page('Refus chez les partenaires', RefusalListPage)
  async list(@InTx() tx: Tx, @InAddress() request: RefusalListRequest) {
    return { list: await this.refusals.find(tx, request) };
  }
}
