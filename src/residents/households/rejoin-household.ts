import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';

/** What ended with somebody's leaving is as it was, where that can be: an ending was undone, or a merge. */
@Injectable()
export class RejoinHousehold {
  /**
   * Those whose people have joined no other household since, and have not gone themselves; two at least.
   * @param residentId whose dossier comes back, whatever it still says of itself
   * @param ids of the memberships that `LeaveHousehold` ended
   * @returns whether the person lives with somebody again
   */
  async run(tx: Tx, residentId: string, ids: readonly string[]): Promise<boolean> {
    const free = await tx.rows<{ id: string; householdId: string }>(
      `select m.id, m.household_id as "householdId" from household_member m join resident r on r.ccas_id = m.ccas_id and r.id = m.resident_id
       where m.id = any($1::uuid[]) and m.left_at is not null and r.erased_at is null
         and (r.id = $2 or (r.merged_into is null and r.ended_as is null))
         and not exists (select from household_member o where o.resident_id = m.resident_id and o.left_at is null)
       order by r.id for update of r`,
      [ids, residentId],
    );
    const household = free[0]?.householdId;
    if (!household) return false;
    const { count } = await tx.one<{ count: number }>(
      'select count(*)::int as count from household_member where household_id = $1 and left_at is null',
      [household],
    );
    if (count + free.length < 2) return false;
    await tx.run('update household_member set left_at = null where id = any($1::uuid[])', [free.map(({ id }) => id)]);
    await tx.run('update household set ended_at = null where id = $1', [household]);
    return true;
  }
}
