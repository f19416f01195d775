import { Get, Post } from '@nestjs/common';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { readId } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { InTx, Sent } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { UnseenListPage } from './pages/unseen-list.js';
import { StaffRights } from './staff-rights.js';
import { UnseenHolders } from './unseen-holders.js';

/** Names behind a count, for those who may: managers, and agents a manager chose. That they were looked at is kept. */
@Screens('ccas/bilans/jamais-vus', STAFF, { path: '/ccas/bilans' })
export class UnseenPages {
  constructor(
    private readonly unseen: UnseenHolders,
    private readonly rights: StaffRights,
  ) {}

  @Get()
  @Page('Jamais vus chez un partenaire', UnseenListPage)
  async list(@InTx('write') tx: Tx, @CurrentActor() actor: Actor) {
    return {
      agents: actor.kind === 'manager' ? await this.rights.agents(tx, 'unseen_holders') : null,
      people: await this.unseen.run(tx, actor),
    };
  }

  @Post('droits')
  @Access('manager')
  async right(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Sent() { agent, donner }: FormValues) {
    const agentId = readId(agent);
    if (!agentId) throw new NotFound('Cet agent');
    await this.rights.set(tx, actor, agentId, 'unseen_holders', donner === 'oui');
    return to('/ccas/bilans/jamais-vus');
  }
}
