import { Get, Post } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeOptions } from '../ccas/communes.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Asked, Id, readId } from '../kernel/http/id.pipe.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { HoldersQuery } from '../passes/holders.query.js';
import { RegisterResident } from '../residents/register-resident.js';
import { ResidentForm } from '../residents/resident-form.js';
import { DossierQuery } from './dossier.query.js';
import { DossierPage } from './pages/dossier.js';
import { ResidentFormPage } from './pages/resident-form.js';
import { ResidentListPage } from './pages/resident-list.js';
import { passFilters, ResidentListQuery } from './resident-list.query.js';

@Screens('ccas/usagers', STAFF)
export class ResidentsPages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly residents: ResidentListQuery,
    private readonly registerResident: RegisterResident,
    private readonly holders: HoldersQuery,
    private readonly dossier: DossierQuery,
  ) {}

  @Get()
  @Page('Usagers', ResidentListPage, { hasOwnSearch: true })
  async list(
    @InTx() tx: Tx,
    @Asked('pass') pass?: unknown,
    @Asked('commune') commune?: unknown,
    @Asked('apres') after?: unknown,
  ) {
    const { communeCodes } = await this.rules.own(tx);
    const filter = {
      pass: passFilters.find((each) => each === pass),
      communeCode: communeCodes.find((code) => code === commune),
    };
    const { items, next } = await this.residents.find(tx, filter, readId(after));
    const ids = items.map(({ id }) => id);
    return {
      ...filter,
      communeCodes,
      rows: items,
      next: next ?? undefined,
      total: await this.residents.count(tx, filter),
      holdings: await this.holders.of(tx, ids),
    };
  }

  @Get('nouveau')
  @Page('Inscrire un usager', ResidentFormPage)
  async form(@InTx() tx: Tx) {
    return { communes: communeOptions(await this.rules.own(tx)) };
  }

  @Post('nouveau')
  @RefusedShows('form')
  async register(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed() form: ResidentForm) {
    return to(`/ccas/usagers/${await this.registerResident.run(tx, actor, form)}`);
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
