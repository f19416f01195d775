import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import type { CameBack, EndedPart, Foreseen, PartEnding } from '../endings/ending.js';
import { HouseholdsQuery } from './households.query.js';
import { LeaveHousehold } from './leave-household.js';

/** Ids of the memberships that ended. */
type EndedMemberships = string[];

/** Whoever died or moved away is in no household; whoever stays keeps what is theirs. */
@Injectable()
export class HouseholdsEnding implements PartEnding<EndedMemberships> {
  constructor(
    private readonly households: HouseholdsQuery,
    private readonly leaveHousehold: LeaveHousehold,
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

  /** Those whose people have joined no other household since, and have not gone themselves; two at least. */
  async takeBack(tx: Tx, _actor: Actor, residentId: string, ids: EndedMemberships): Promise<CameBack> {
    const free = await tx.rows<{ id: string; householdId: string }>(
      `select m.id, m.household_id as "householdId" from household_member m join resident r on r.ccas_id = m.ccas_id and r.id = m.resident_id
       where m.id = any($1::uuid[]) and m.left_at is not null and r.erased_at is null and r.merged_into is null and (r.ended_as is null or r.id = $2)
         and not exists (select from household_member o where o.resident_id = m.resident_id and o.left_at is null)
       order by r.id for update of r`,
      [ids, residentId],
    );
    const household = free[0]?.householdId;
    const staying = household
      ? await tx.one<{ count: number }>(
          'select count(*)::int as count from household_member where household_id = $1 and left_at is null',
          [household],
        )
      : { count: 0 };
    if (!household || staying.count + free.length < 2)
      return { back: [], lost: ['Le foyer : l’autre personne en a un autre, ou n’est plus là'] };
    await tx.run('update household_member set left_at = null where id = any($1::uuid[])', [free.map(({ id }) => id)]);
    await tx.run('update household set ended_at = null where id = $1', [household]);
    return { back: ['Le foyer'], lost: [] };
  }
}
