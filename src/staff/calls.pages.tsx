import { Post } from '@nestjs/common';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { Calls } from '../kernel/console/calls.js';
import type { Tx } from '../kernel/database/database.js';
import { Id, InPath } from '../kernel/http/id.pipe.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';

/** What became of a call that Today asked for: in one click each. */
@Screens('ccas/appels', STAFF, { path: '/ccas' })
export class CallsPages {
  constructor(private readonly calls: Calls) {}

  @Post(':kind/:id/fin')
  async called(@InTx() tx: Tx, @CurrentActor() actor: Actor, @InPath('kind') kind: string, @Id() id: string) {
    await this.calls.called(tx, actor, kind, id);
    return to('/ccas?fait=appel#appels');
  }

  @Post(':kind/:id/essais')
  async noAnswer(@InTx() tx: Tx, @CurrentActor() actor: Actor, @InPath('kind') kind: string, @Id() id: string) {
    await this.calls.noAnswer(tx, actor, kind, id);
    return to('/ccas?fait=essai#appels');
  }
}
