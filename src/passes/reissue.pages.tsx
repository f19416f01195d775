import { Get } from '@nestjs/common';
import { STAFF } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { InAddress } from '../kernel/listing/list-request.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { ReissueListQuery } from './reissue-list.query.js';
import { ReissueListRequest } from './reissue-list-request.js';
import { ReissueListPage } from './pages/reissue-list.js';

@Screens('ccas/pass/a-refaire', STAFF)
export class ReissuePages {
  constructor(private readonly reissues: ReissueListQuery) {}

  @Get()
  @Page('Cartes à refaire', ReissueListPage)
  async list(@InTx() tx: Tx, @InAddress() request: ReissueListRequest) {
    return { list: await this.reissues.find(tx, request) };
  }
}
