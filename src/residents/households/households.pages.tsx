import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { PickResident } from '../pick-resident.js';
import { type AskedPeople, Asking, ResidentPicks } from '../resident-picks.js';
import { ResidentQuery } from '../resident.query.js';
import { DeclareHousehold } from './declare-household.js';
import { DismissHousehold } from './dismiss-household.js';
import { ApartForm, HouseholdForm } from './household-form.js';
import { HouseholdsQuery } from './households.query.js';
import { LeaveHousehold } from './leave-household.js';
import { HouseholdPage } from './pages/household.js';

/** With whom somebody lives, said from their dossier. Whoever is in no dossier yet is registered there. */
@Screens('ccas/usagers/:id/foyer', STAFF, { path: '/ccas/usagers' })
export class HouseholdsPages {
  constructor(
    private readonly residents: ResidentQuery,
    private readonly households: HouseholdsQuery,
    private readonly picks: ResidentPicks,
    private readonly pickResident: PickResident,
    private readonly declareHousehold: DeclareHousehold,
    private readonly dismissHousehold: DismissHousehold,
    private readonly leaveHousehold: LeaveHousehold,
  ) {}

  @Get()
  @Page('Foyer', HouseholdPage)
  async show(@InTx() tx: Tx, @Id() id: string, @Asking() asking: AskedPeople) {
    const household = await this.households.householdOf(tx, id);
    const except = [id, ...(household?.members ?? []).map(({ residentId }) => residentId)];
    return {
      resident: await this.residents.get(tx, id),
      household,
      proposed: await this.households.proposedFor(tx, id),
      found: { otherId: await this.picks.of(tx, asking, 'otherId', { except }) },
    };
  }

  @Post()
  @RefusedShows('show')
  async declare(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() form: HouseholdForm) {
    const otherId = await this.pickResident.run(tx, actor, 'otherId', form.otherId);
    await this.declareHousehold.run(tx, actor, id, otherId);
    return to(`/ccas/usagers/${id}#foyer`);
  }

  @Post('ecart')
  @RefusedShows('show')
  async dismiss(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() { otherId }: ApartForm) {
    await this.dismissHousehold.run(tx, actor, id, otherId);
    return to(`/ccas/usagers/${id}#foyer`);
  }

  @Post('sortie')
  @RefusedShows('show')
  async leave(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.leaveHousehold.run(tx, actor, id);
    return to(`/ccas/usagers/${id}#foyer`);
  }
}
