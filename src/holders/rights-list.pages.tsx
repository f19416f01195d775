import { Get } from '@nestjs/common';
import { STAFF } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { InAddress } from '../kernel/listing/list-request.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { RightsListPage } from './pages/rights-list.js';
import { RightsListRequest } from './rights-list-request.js';
import { RightsListQuery } from './rights-list.query.js';

@Screens('ccas/droits', STAFF, { path: '/ccas/usagers' })
export class RightsListPages {
  constructor(private readonly requests: RightsListQuery) {}

  @Get()
  @Page('Demandes sur les données', RightsListPage)
  async list(@InTx() tx: Tx, @InAddress() request: RightsListRequest) {
    return { list: await this.requests.find(tx, request) };
  }
}
