import { Body, Get, Header, HttpCode, Post } from '@nestjs/common';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Api } from '../kernel/http/api.decorator.js';
import { Id } from '../kernel/http/id.pipe.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Clock } from '../kernel/time/clock.js';
import { ExtendPhoneCredential } from '../passes/extend-phone-credential.js';
import { ReplaceCard } from '../passes/replace-card.js';
import { RevokeCredential } from '../passes/revoke-credential.js';
import { AskRight } from './ask-right.js';
import { CloseRightsRequest } from './close-rights-request.js';
import { GiveData } from './give-data.js';
import { MyPassQuery } from './my-pass.query.js';
import { PhonesQuery } from './phones.query.js';
import { RightsForm } from './rights-form.js';

/** What a phone may ask about the pass it carries. Each request is signed by the phone's key. */
@Api('my-pass', 'Pass sur un téléphone')
@Access('senior', 'carer')
export class MyPassController {
  constructor(
    private readonly myPass: MyPassQuery,
    private readonly phones: PhonesQuery,
    private readonly extendPhone: ExtendPhoneCredential,
    private readonly revokeCredential: RevokeCredential,
    private readonly replaceCard: ReplaceCard,
    private readonly giveData: GiveData,
    private readonly askRight: AskRight,
    private readonly closeRequest: CloseRightsRequest,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  view(@InTx() tx: Tx, @CurrentActor() actor: Actor) {
    return this.myPass.get(tx, actor);
  }

  /** The next two weeks: `JWS~`, bound to the key that signed this request. */
  @Post('credential')
  @HttpCode(200)
  async extend(@InTx() tx: Tx, @CurrentActor() actor: Actor) {
    const credential = await this.extendPhone.run(tx, actor.ccasId, actor.id!);
    return { credential, serverTime: this.clock.now().epochMilliseconds };
  }

  /** The card was lost: it is cancelled, and the CCAS prints a new one. */
  @Post('card')
  async orderCard(@InTx() tx: Tx, @CurrentActor() actor: Actor) {
    await this.replaceCard.run(tx, actor, actor.passId!);
    return this.myPass.get(tx, actor);
  }

  /** The holder may take the pass off any of its phones, a carer off their own. */
  @Post('phones/:id/revocation')
  @HttpCode(200)
  async revokePhone(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    const phone = (await this.phones.ofPass(tx, actor.passId!)).find((each) => each.id === id);
    if (!phone || (actor.kind === 'carer' && phone.carerId !== actor.carerId)) throw new NotFound('Ce téléphone');
    await this.revokeCredential.run(tx, actor, actor.passId!, id);
    return this.myPass.get(tx, actor);
  }

  /** Everything the CCAS keeps about the holder, as a file to save. */
  @Get('data')
  @Access('senior')
  @Header('cache-control', 'no-store')
  @Header('content-disposition', 'attachment; filename="mes-donnees-pass-senior.json"')
  async data(@InTx('write') tx: Tx, @CurrentActor() actor: Actor) {
    return this.giveData.asFile(tx, actor, await this.myPass.residentOf(tx, actor));
  }

  @Post('requests')
  @Access('senior')
  async ask(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Body() form: RightsForm) {
    await this.askRight.run(tx, actor, await this.myPass.residentOf(tx, actor), form);
    return this.myPass.get(tx, actor);
  }

  @Post('requests/:id/withdrawal')
  @Access('senior')
  @HttpCode(200)
  async withdraw(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    const residentId = await this.myPass.residentOf(tx, actor);
    await this.closeRequest.run(tx, actor, residentId, id, { state: 'withdrawn' });
    return this.myPass.get(tx, actor);
  }
}
