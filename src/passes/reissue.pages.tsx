import { Get } from '@nestjs/common';
import { STAFF } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { ReissueListQuery } from './reissue-list.query.js';
import { ReissueListPage } from './pages/reissue-list.js';

@Screens('ccas/pass/a-refaire', STAFF)
export class ReissuePages {
  constructor(private readonly reissues: ReissueListQuery) {}

  @Get()
  @Page('Cartes à refaire', ReissueListPage)
  async list(@InTx() tx: Tx) {
    return { cards: await this.reissues.first(tx), count: await this.reissues.count(tx) };
  }
}
