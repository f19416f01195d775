import { Body, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Choice } from '../kernel/fields/choices.js';
import { Line } from '../kernel/fields/lines.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Api } from '../kernel/http/api.decorator.js';
import { Id } from '../kernel/http/id.pipe.js';
import { PageRequest } from '../kernel/http/page-of.js';
import { InTx } from '../kernel/screens/arguments.js';
import { AddTill } from './add-till.js';
import { ChangePartner } from './change-partner.js';
import { ChangePartnerState } from './change-partner-state.js';
import type { PartnerVerb } from './partner-path.js';
import { PartnerDirectoryQuery, type PartnerView } from './partner-directory.query.js';
import { PartnerChanges, PartnerForm } from './partner-form.js';
import { RegisterPartner } from './register-partner.js';
import { TillNameForm } from './till-name-form.js';
import { TillsQuery } from './tills.query.js';

const statuses = ['waiting', 'approved', 'returned', 'suspended', 'left'] as const;

class PartnerSearch extends PageRequest {
  @Choice(statuses, { optional: true })
  status?: PartnerView['status'];
}

class PartnerReturnForm {
  @Line(500, { example: 'L’adresse ne correspond pas à celle du magasin.' })
  reason!: string;
}

@Api('partners', 'Partenaires')
@Access(...STAFF)
export class PartnersController {
  constructor(
    private readonly registerPartner: RegisterPartner,
    private readonly changePartner: ChangePartner,
    private readonly changePartnerState: ChangePartnerState,
    private readonly addTill: AddTill,
    private readonly partners: PartnerDirectoryQuery,
    private readonly tills: TillsQuery,
  ) {}

  @Post()
  async register(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Body() form: PartnerForm) {
    return this.partners.get(tx, await this.registerPartner.run(tx, actor, form));
  }

  @Get()
  list(@InTx() tx: Tx, @Query() search: PartnerSearch) {
    return this.partners.find(tx, search);
  }

  @Get(':id')
  get(@InTx() tx: Tx, @Id() id: string) {
    return this.partners.get(tx, id);
  }

  @Post(':id/approval')
  @HttpCode(200)
  approve(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.change(tx, actor, id, 'approve');
  }

  @Post(':id/return')
  @HttpCode(200)
  sendBack(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() { reason }: PartnerReturnForm) {
    return this.change(tx, actor, id, 'return', reason);
  }

  @Post(':id/suspension')
  @HttpCode(200)
  suspend(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    return this.change(tx, actor, id, 'suspend');
  }

  @Patch(':id')
  @Access(...STAFF, 'partner')
  async correct(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() changes: PartnerChanges) {
    await this.changePartner.run(tx, actor, id, changes);
    return this.partners.get(tx, id);
  }

  /** Answers with the pairing code, this once. */
  @Post(':id/tills')
  @Access(...STAFF, 'partner')
  till(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Body() { name }: TillNameForm) {
    return this.addTill.run(tx, actor, id, name);
  }

  @Get(':id/tills')
  async tillsOf(@InTx() tx: Tx, @Id() id: string) {
    return { items: await this.tills.find(tx, id) };
  }

  private async change(tx: Tx, actor: Actor, id: string, verb: PartnerVerb, reason?: string): Promise<PartnerView> {
    await this.changePartnerState.run(tx, actor, id, verb, reason);
    return this.partners.get(tx, id);
  }
}
