import { Get, Post } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Id } from '../kernel/http/id.pipe.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { Clock } from '../kernel/time/clock.js';
import { ApiTokenForm } from './api-token-form.js';
import { ApiTokenListQuery } from './api-token-list.query.js';
import { ApiTokens } from './api-tokens.js';
import { ApiTokensPage } from './pages/api-tokens.js';

@Screens('ccas/jetons', ['manager'], { path: '/ccas/comptes' })
export class ApiTokensPages {
  constructor(
    private readonly list: ApiTokenListQuery,
    private readonly tokens: ApiTokens,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page('Jetons de l’API', ApiTokensPage)
  async all(@InTx() tx: Tx) {
    return { tokens: await this.list.find(tx, this.clock.now().toString()) };
  }

  /** The page again, its form empty, with the token on it this once. */
  @Post()
  @Page('Jetons de l’API', ApiTokensPage)
  @RefusedShows('all')
  async create(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed() form: ApiTokenForm) {
    const secret = await this.tokens.create(tx, actor, form);
    return { ...(await this.all(tx)), values: {}, shown: { secret, label: form.label } };
  }

  @Post(':id/fin')
  @RefusedShows('all')
  async revoke(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string) {
    await this.tokens.revoke(tx, actor, id);
    return to('/ccas/jetons');
  }
}
