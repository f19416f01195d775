import { Body, HttpCode, Post } from '@nestjs/common';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Api } from '../kernel/http/api.decorator.js';
import { Id } from '../kernel/http/id.pipe.js';
import { InTx } from '../kernel/screens/arguments.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { ActivationSecrets } from './activation-secrets.js';
import { AllowCarer } from './allow-carer.js';
import { CarerForm } from './carer-form.js';
import { CarersQuery } from './carers.query.js';
import { EndCarer } from './end-carer.js';
import { MyPassQuery } from './my-pass.query.js';

/** Who else may hold the pass: allowed by its holder, ended by either. */
@Api('my-pass/carers', 'Pass sur un téléphone')
@Access('senior')
export class MyCarersController {
  constructor(
    private readonly myPass: MyPassQuery,
    private readonly carers: CarersQuery,
    private readonly allowCarer: AllowCarer,
    private readonly endCarer: EndCarer,
    private readonly secrets: ActivationSecrets,
  ) {}

  /** Answers with the carer's own activation: number, secret and the address for their QR code. */
  @Post()
  async allow(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Body() form: CarerForm) {
    const carerId = await this.allowCarer.run(tx, actor, await this.myPass.residentOf(tx, actor), form);
    return this.withActivation(tx, actor, carerId);
  }

  /** A new activation for a carer already allowed: theirs was not used in time, or they have a new phone. */
  @Post(':id/activation')
  async activate(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() carerId: string) {
    const carers = await this.carers.ofResident(tx, await this.myPass.residentOf(tx, actor));
    if (!carers.some(({ id }) => id === carerId)) throw new NotFound('Cette personne aidante');
    return this.withActivation(tx, actor, carerId);
  }

  /** The holder ends any of theirs; a carer ends themselves, and their phone then loses the pass. */
  @Post(':id/end')
  @Access('senior', 'carer')
  @HttpCode(204)
  async end(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() carerId: string): Promise<void> {
    if (actor.kind === 'carer' && actor.carerId !== carerId) throw new NotFound('Cette personne aidante');
    await this.endCarer.run(tx, actor, await this.myPass.residentOf(tx, actor), carerId);
  }

  private async withActivation(tx: Tx, actor: Actor, carerId: string) {
    const activation = await this.secrets.open(tx, actor, { passId: actor.passId!, carerId });
    return { activation, ...(await this.myPass.get(tx, actor)) };
  }
}
