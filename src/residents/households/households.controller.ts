import { Body, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { Access } from '../../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Api } from '../../kernel/http/api.decorator.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { InTx } from '../../kernel/screens/arguments.js';
import { ResidentQuery } from '../resident.query.js';
import { DeclareHousehold } from './declare-household.js';
import { TogetherForm } from './household-form.js';
import { HouseholdsQuery } from './households.query.js';
import { LeaveHousehold } from './leave-household.js';

/** Two people say that they live together. */
@Api('households', 'Usagers')
@Access(...STAFF)
export class HouseholdsController {
  constructor(
    private readonly households: HouseholdsQuery,
    private readonly declareHousehold: DeclareHousehold,
  ) {}

  /** A new household, or one of the two joins the other's. */
  @Post()
  async declare(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Body() { residentId, otherId }: TogetherForm) {
    await this.declareHousehold.run(tx, actor, residentId, otherId);
    return (await this.households.householdOf(tx, residentId))!;
  }
}

/** With whom somebody lives. */
@Api('residents/:id/household', 'Usagers')
@Access(...STAFF)
export class ResidentHouseholdController {
  constructor(
    private readonly residents: ResidentQuery,
    private readonly households: HouseholdsQuery,
    private readonly leaveHousehold: LeaveHousehold,
  ) {}

  /** The household somebody is in now, with everyone in it. */
  @Get()
  async get(@InTx() tx: Tx, @Id() id: string) {
    await this.residents.get(tx, id);
    const household = await this.households.householdOf(tx, id);
    if (!household) throw new NotFound('Ce foyer');
    return household;
  }

  /** They live there no more; whoever is left alone is in none. */
  @Delete()
  @HttpCode(204)
  async leave(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.leaveHousehold.run(tx, actor, id);
  }
}
