import { Body, Get, Patch, Post, Query } from '@nestjs/common';
import { Line } from '../kernel/fields/lines.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Api } from '../kernel/http/api.decorator.js';
import { Id } from '../kernel/http/id.pipe.js';
import { PageRequest } from '../kernel/http/page-of.js';
import { InTx } from '../kernel/screens/arguments.js';
import { ChangeResident } from './change-resident.js';
import { RegisterResident } from './register-resident.js';
import { ResidentDirectoryQuery } from './resident-directory.query.js';
import { ResidentChanges, ResidentForm } from './resident-form.js';
import { ResidentQuery } from './resident.query.js';

class ResidentSearch extends PageRequest {
  @Line(100, { min: 0, optional: true, description: 'Quelques lettres du nom ou du prénom.' })
  q?: string;
}

@Api('residents', 'Usagers')
@Access(...STAFF)
export class ResidentsController {
  constructor(
    private readonly registerResident: RegisterResident,
    private readonly changeResident: ChangeResident,
    private readonly directory: ResidentDirectoryQuery,
    private readonly resident: ResidentQuery,
  ) {}

  @Post()
  async register(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Body() form: ResidentForm) {
    return this.resident.get(tx, await this.registerResident.run(tx, actor, form));
  }

  @Get()
  search(@InTx() tx: Tx, @Query() search: ResidentSearch) {
    return this.directory.find(tx, search);
  }

  @Get(':id')
  get(@InTx() tx: Tx, @Id() id: string) {
    return this.resident.get(tx, id);
  }

  @Patch(':id')
  async change(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() changes: ResidentChanges) {
    await this.changeResident.run(tx, actor, id, changes);
    return this.resident.get(tx, id);
  }
}
