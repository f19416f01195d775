import { Get } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { BulkActs } from '../kernel/bulk/bulk-act.js';
import type { Tx } from '../kernel/database/database.js';
import { InAddress } from '../kernel/listing/list-request.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { HoldersQuery } from './holders.query.js';
import { ResidentListPage } from './pages/resident-list.js';
import { ResidentListQuery } from './resident-list.query.js';
import { ResidentListRequest } from './resident-list-request.js';

/** Everybody of the register, each with the pass they have. */
@Screens('ccas/usagers', STAFF)
export class ResidentListPages {
  constructor(
    private readonly residents: ResidentListQuery,
    private readonly acts: BulkActs,
    private readonly holders: HoldersQuery,
  ) {}

  @Get()
  @Page('Usagers', ResidentListPage, { startsWithSearch: true })
  async list(@InTx() tx: Tx, @CurrentActor() actor: Actor, @InAddress() asked: ResidentListRequest) {
    const { request, options } = await this.residents.known(tx, asked);
    const list = await this.residents.find(tx, request, options);
    return {
      list,
      acts: this.acts.of('usagers', actor),
      holdings: await this.holders.of(
        tx,
        list.rows.map(({ id }) => id),
      ),
    };
  }
}
