import { Get } from '@nestjs/common';
import { RightsRequestsQuery } from './rights-requests.query.js';
import { STAFF } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { RightsListPage } from './pages/rights-list.js';

@Screens('ccas/droits', STAFF, { path: '/ccas/usagers' })
export class RightsListPages {
  constructor(private readonly requests: RightsRequestsQuery) {}

  @Get()
  @Page('Demandes sur les données', RightsListPage)
  async list(@InTx() tx: Tx) {
    return { waiting: await this.requests.waiting(tx), answered: await this.requests.answered(tx) };
  }
}
