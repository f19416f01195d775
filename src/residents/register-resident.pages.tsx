import { Get, Post } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeOptions } from '../ccas/communes.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { ResidentFormPage } from './pages/resident-form.js';
import { RegisterResident } from './register-resident.js';
import { ResidentForm } from './resident-form.js';

/** Somebody who enters the register at the counter. */
@Screens('ccas/usagers/nouveau', STAFF, { path: '/ccas/usagers' })
export class RegisterResidentPages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly registerResident: RegisterResident,
  ) {}

  @Get()
  @Page('Inscrire un usager', ResidentFormPage)
  async form(@InTx() tx: Tx) {
    return { communes: communeOptions(await this.rules.own(tx)) };
  }

  @Post()
  @RefusedShows('form')
  async register(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed() form: ResidentForm) {
    return to(`/ccas/usagers/${await this.registerResident.run(tx, actor, form)}`);
  }
}
