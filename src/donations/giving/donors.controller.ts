import { Body, Get, Patch, Post, Query } from '@nestjs/common';
import { Line } from '../../kernel/fields/lines.js';
import { Access } from '../../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Api } from '../../kernel/http/api.decorator.js';
import { Id } from '../../kernel/http/id.pipe.js';
import { PageRequest } from '../../kernel/http/page-of.js';
import { InTx } from '../../kernel/screens/arguments.js';
import { ChangeDonor } from './change-donor.js';
import { DonorChanges, DonorForm } from './donor-form.js';
import { DonorQuery } from './donor.query.js';
import { RecordDonor } from './record-donor.js';

class DonorSearch extends PageRequest {
  @Line(100, { min: 0, optional: true, description: 'Une partie du nom, ou un SIREN.' })
  q?: string;
}

@Api('donors', 'Dons')
@Access(...STAFF)
export class DonorsController {
  constructor(
    private readonly recordDonor: RecordDonor,
    private readonly changeDonor: ChangeDonor,
    private readonly donors: DonorQuery,
  ) {}

  /** 409 `donor_already_known` for a SIREN that is there. */
  @Post()
  async record(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Body() form: DonorForm) {
    return this.donors.get(tx, await this.recordDonor.run(tx, actor, form));
  }

  @Get()
  list(@InTx() tx: Tx, @Query() search: DonorSearch) {
    return this.donors.find(tx, search);
  }

  @Get(':id')
  get(@InTx() tx: Tx, @Id() id: string) {
    return this.donors.get(tx, id);
  }

  @Patch(':id')
  async change(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() changes: DonorChanges) {
    await this.changeDonor.run(tx, actor, id, changes);
    return this.donors.get(tx, id);
  }
}
