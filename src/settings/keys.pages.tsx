import { Get, Post } from '@nestjs/common';
import { CompromiseKey } from '../ccas/compromise-key.js';
import { IssuerKeyListQuery } from '../ccas/issuer-key-list.query.js';
import { PublishNextKey } from '../ccas/publish-next-key.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { ReissueListQuery } from '../passes/reissue-list.query.js';
import { CompromiseForm, RotationForm, uncopied } from './keys-forms.js';
import { KeysPage } from './pages/keys-page.js';

const path = '/ccas/reglages/cles';

/** Keys that sign passes: which, since when, and their rotation, as `keys rotate` does it. */
@Screens('ccas/reglages/cles', STAFF, { path: '/ccas/reglages' })
export class KeysPages {
  constructor(
    private readonly keys: IssuerKeyListQuery,
    private readonly publishNextKey: PublishNextKey,
    private readonly compromiseKey: CompromiseKey,
    private readonly reissues: ReissueListQuery,
  ) {}

  @Get()
  @Page('Clés de signature', KeysPage)
  async page(@InTx() tx: Tx, @CurrentActor() { kind }: Actor, @Asked('enregistre') saved?: unknown) {
    return {
      keys: (await this.keys.all(tx)).toReversed(),
      toReissue: await this.reissues.count(tx),
      canChange: kind === 'manager',
      isSaved: saved === 'oui',
    };
  }

  @Post('rotation')
  @Access('manager')
  @RefusedShows('page')
  async rotate(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed() _form: RotationForm) {
    await this.publishNextKey.run(tx, actor);
    return to(`${path}?enregistre=oui`);
  }

  @Post('compromission')
  @Access('manager')
  @RefusedShows('page')
  async compromise(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed() { kid }: CompromiseForm) {
    const active = (await this.keys.all(tx)).find(({ state }) => state === 'active');
    if (kid !== active?.kid) throw new InvalidInput([{ field: 'kid', code: uncopied.code, detail: uncopied.sentence }]);
    await this.compromiseKey.run(tx, actor, kid);
    return to(`${path}?enregistre=oui`);
  }
}
