import { Get, Post } from '@nestjs/common';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Reference, Tick } from '../kernel/fields/choices.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { UnseenListPage } from './pages/unseen-list.js';
import { StaffRights } from './staff-rights.js';
import { UnseenHolders } from './unseen-holders.js';

/** What the button beside an agent does. */
class AgentRightForm {
  @Reference({ optional: true, isLoose: true })
  agent?: string;

  @Tick()
  donner!: boolean;
}

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
      ...(await this.unseen.run(tx, actor)),
    };
  }

  @Post('droits')
  @Access('manager')
  async right(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed() { agent, donner }: AgentRightForm) {
    if (!agent) throw new NotFound('Cet agent');
    await this.rights.set(tx, actor, agent, 'unseen_holders', donner);
    return to('/ccas/bilans/jamais-vus');
  }
}
