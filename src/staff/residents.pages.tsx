import { Get } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { BulkActs } from '../kernel/bulk/bulk-act.js';
import type { Tx } from '../kernel/database/database.js';
import { Asked, Id } from '../kernel/http/id.pipe.js';
import { InAddress } from '../kernel/listing/list-request.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { HoldersQuery } from '../passes/holders.query.js';
import { DossierQuery } from './dossier.query.js';
import { DossierPage } from './pages/dossier.js';
import { ResidentListPage } from './pages/resident-list.js';
import { ResidentListQuery } from './resident-list.query.js';
import { ResidentListRequest } from './resident-list-request.js';

@Screens('ccas/usagers', STAFF)
export class ResidentsPages {
  constructor(
    private readonly residents: ResidentListQuery,
    private readonly acts: BulkActs,
    private readonly holders: HoldersQuery,
    private readonly dossier: DossierQuery,
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

  /** One person: who, their passes, what happened. What is done there and refused is said there. */
  @Get(':id')
  @Page(({ resident }) => `${resident.firstName} ${resident.lastName}`, DossierPage)
  async file(
    @InTx() tx: Tx,
    @Id() id: string,
    @Asked('voir') wanted?: unknown,
    @Asked('tout') whole?: unknown,
    @Asked('fait') done?: unknown,
  ) {
    const shown = this.dossier.kinds(tx).find(({ key }) => key === wanted)?.key;
    const dossier = await this.dossier.get(tx, id, whole === 'oui' || shown !== undefined);
    return { ...dossier, shown, done: typeof done === 'string' ? done : undefined };
  }
}
