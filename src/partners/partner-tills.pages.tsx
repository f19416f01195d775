import { Get, Post } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor, CurrentTenant } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Id, InPath } from '../kernel/http/id.pipe.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Formerly } from '../kernel/screens/formerly.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { AddTill } from './add-till.js';
import { ChangeTill } from './change-till.js';
import { PartnerTillsPage } from './pages/partner-tills.js';
import { shownPairing } from './pairing-code.js';
import { TillNameForm } from './till-name-form.js';
import { TillsQuery } from './tills.query.js';

const path = '/partenaire/caisses';

@Screens('partenaire/caisses', ['partner'])
@Formerly('0.1.0', { rename: ':id/nommer', revoke: ':id/retirer' })
export class PartnerTillsPages {
  constructor(
    private readonly tills: TillsQuery,
    private readonly addTill: AddTill,
    private readonly changeTill: ChangeTill,
  ) {}

  @Get()
  @Page('Mes caisses', PartnerTillsPage)
  async list(@InTx() tx: Tx, @CurrentActor() actor: Actor, @InPath('id') refusedTill?: string) {
    return { tills: await this.tills.find(tx, actor.partnerId!), refusedTill };
  }

  @Post()
  @Page('Mes caisses', PartnerTillsPage)
  @RefusedShows('list')
  async add(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @CurrentTenant() { origin }: Tenant,
    @Typed() { name }: TillNameForm,
  ) {
    const pairing = shownPairing(await this.addTill.run(tx, actor, actor.partnerId!, name), origin);
    return { ...(await this.list(tx, actor)), pairing, values: {} };
  }

  @Post(':id/code')
  @Page('Mes caisses', PartnerTillsPage)
  @RefusedShows('list')
  async newCode(@InTx() tx: Tx, @CurrentActor() actor: Actor, @CurrentTenant() { origin }: Tenant, @Id() id: string) {
    const pairing = shownPairing(await this.addTill.again(tx, actor, id), origin);
    return { ...(await this.list(tx, actor)), pairing };
  }

  @Post(':id/nom')
  @RefusedShows('list')
  async rename(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() { name }: TillNameForm) {
    await this.changeTill.rename(tx, actor, id, name);
    return to(path);
  }

  @Post(':id/retrait')
  @RefusedShows('list')
  async revoke(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.changeTill.revoke(tx, actor, id);
    return to(path);
  }
}
