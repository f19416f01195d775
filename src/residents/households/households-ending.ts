import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import type { CameBack, EndedPart, Foreseen, PartEnding } from '../endings/ending.js';
import { HouseholdsQuery } from './households.query.js';
import { LeaveHousehold } from './leave-household.js';
import { RejoinHousehold } from './rejoin-household.js';

/** Ids of the memberships that ended. */
type EndedMemberships = string[];

/** Whoever died or moved away is in no household; whoever stays keeps what is theirs. */
@Injectable()
export class HouseholdsEnding implements PartEnding<EndedMemberships> {
  constructor(
    private readonly households: HouseholdsQuery,
    private readonly leaveHousehold: LeaveHousehold,
    private readonly rejoinHousehold: RejoinHousehold,
  ) {}

  async foreseen(tx: Tx, residentId: string): Promise<Foreseen> {
    const household = await this.households.householdOf(tx, residentId);
    return { lines: household ? ['Sa place dans le foyer : les autres gardent la leur'] : [] };
  }

  async end(tx: Tx, _actor: Actor, residentId: string): Promise<EndedPart<EndedMemberships>> {
    const household = await this.households.householdOf(tx, residentId);
    const ended = await this.leaveHousehold.leave(tx, residentId);
    const others = household?.members.filter((member) => member.residentId !== residentId) ?? [];
    return {
      ...(ended.length > 0 && { ended }),
      remains: others.map((member) => ({
        words: 'À voir aussi : la personne qui vivait avec elle',
        href: `/ccas/usagers/${member.residentId}`,
        when: 'last' as const,
      })),
    };
  }

  async takeBack(tx: Tx, _actor: Actor, residentId: string, ids: EndedMemberships): Promise<CameBack> {
    const isBack = await this.rejoinHousehold.run(tx, residentId, ids);
    return isBack
      ? { back: ['Le foyer'], lost: [] }
      : { back: [], lost: ['Le foyer : l’autre personne en a un autre, ou n’est plus là'] };
  }
}
