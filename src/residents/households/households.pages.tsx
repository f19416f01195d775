import { Get, Post } from '@nestjs/common';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import { readSearch } from '../../kernel/console/finders.js';
import type { Tx } from '../../kernel/database/database.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { InTx, Typed } from '../../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { FindPeopleQuery } from '../find-people.query.js';
import { ResidentQuery } from '../resident.query.js';
import { DeclareHousehold } from './declare-household.js';
import { DismissHousehold } from './dismiss-household.js';
import { HouseholdForm } from './household-form.js';
import { HouseholdsQuery } from './households.query.js';
import { LeaveHousehold } from './leave-household.js';
import { HouseholdPage } from './pages/household.js';

const SHOWN = 20;

/** With whom somebody lives, said from their dossier. A name is looked for by a form, never in an address. */
@Screens('ccas/usagers/:id/foyer', STAFF, { path: '/ccas/usagers' })
export class HouseholdsPages {
  constructor(
    private readonly residents: ResidentQuery,
    private readonly households: HouseholdsQuery,
    private readonly people: FindPeopleQuery,
    private readonly declareHousehold: DeclareHousehold,
    private readonly dismissHousehold: DismissHousehold,
    private readonly leaveHousehold: LeaveHousehold,
  ) {}

  @Get()
  @Page('Foyer', HouseholdPage)
  show(@InTx() tx: Tx, @Id() id: string) {
    return this.shown(tx, id);
  }

  @Post('recherche')
  @Page('Foyer', HouseholdPage)
  async find(@InTx() tx: Tx, @Id() id: string, @Typed(readSearch) { typed }: { typed: string }) {
    const found = typed === '' ? [] : await this.people.find(tx, typed, SHOWN + 1);
    return { ...(await this.shown(tx, id)), typed, found: found.filter((each) => each.id !== id && !each.ended) };
  }

  @Post()
  @RefusedShows('show')
  async declare(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() { otherId }: HouseholdForm) {
    await this.declareHousehold.run(tx, actor, id, otherId);
    return to(`/ccas/usagers/${id}#foyer`);
  }

  @Post('ecart')
  @RefusedShows('show')
  async dismiss(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Typed() { otherId }: HouseholdForm) {
    await this.dismissHousehold.run(tx, actor, id, otherId);
    return to(`/ccas/usagers/${id}#foyer`);
  }

  @Post('sortie')
  @RefusedShows('show')
  async leave(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.leaveHousehold.run(tx, actor, id);
    return to(`/ccas/usagers/${id}#foyer`);
  }

  private async shown(tx: Tx, id: string) {
    const resident = await this.residents.get(tx, id);
    return {
      resident,
      household: await this.households.householdOf(tx, id),
      proposed: await this.households.proposedFor(tx, id),
    };
  }
}
