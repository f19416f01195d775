import { Body, Get, Patch, Post, Query } from '@nestjs/common';
import { Line } from '../kernel/fields/lines.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Api } from '../kernel/http/api.decorator.js';
import { Id } from '../kernel/http/id.pipe.js';
import { PageRequest } from '../kernel/http/page-of.js';
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
    private readonly db: Database,
    private readonly registerResident: RegisterResident,
    private readonly changeResident: ChangeResident,
    private readonly directory: ResidentDirectoryQuery,
    private readonly resident: ResidentQuery,
  ) {}

  @Post()
  register(@CurrentActor() actor: Actor, @Body() form: ResidentForm) {
    return this.db.transaction(actor.ccasId, async (tx) =>
      this.resident.get(tx, await this.registerResident.run(tx, actor, form)),
    );
  }

  @Get()
  search(@CurrentActor() actor: Actor, @Query() search: ResidentSearch) {
    return this.db.transaction(actor.ccasId, (tx) => this.directory.find(tx, search));
  }

  @Get(':id')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.db.transaction(actor.ccasId, (tx) => this.resident.get(tx, id));
  }

  @Patch(':id')
  change(@CurrentActor() actor: Actor, @Id() id: string, @Body() changes: ResidentChanges) {
    return this.db.transaction(actor.ccasId, async (tx) => {
      await this.changeResident.run(tx, actor, id, changes);
      return this.resident.get(tx, id);
    });
  }
}
