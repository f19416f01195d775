import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Clock } from '../../kernel/time/clock.js';
import { ResidentQuery } from '../resident.query.js';
import { NoHousehold } from './households.errors.js';

/** Somebody lives there no more. Who is left alone is no household. */
@Injectable()
export class LeaveHousehold {
  constructor(
    private readonly residents: ResidentQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, ResidentMerged, NoHousehold */
  async run(tx: Tx, actor: Actor, residentId: string): Promise<void> {
    await this.residents.lock(tx, residentId);
    const left = await this.leave(tx, residentId);
    if (left.length === 0) throw new NoHousehold();
    await this.audit.write(tx, actor, { action: 'household.left', subject: { kind: 'resident', id: residentId } });
  }

  /** @returns ids of the memberships that ended: the person's, and that of whoever would be left alone */
  async leave(tx: Tx, residentId: string): Promise<string[]> {
    // The household first: two who leave at once each see whether the other has.
    const [household] = await tx.rows<{ id: string }>(
      `select h.id from household h where h.id = (select household_id from household_member where resident_id = $1 and left_at is null) for update`,
      [residentId],
    );
    if (!household) return [];
    const at = this.clock.now().toString();
    const own = await this.close(tx, household.id, at, 'resident_id = $3', residentId);
    if (own.length === 0) return [];
    const { count } = await tx.one<{ count: number }>(
      'select count(*)::int as count from household_member where household_id = $1 and left_at is null',
      [household.id],
    );
    if (count > 1) return own;
    await tx.run('update household set ended_at = $2 where id = $1', [household.id, at]);
    return [...own, ...(await this.close(tx, household.id, at, '$3::uuid is not null', residentId))];
  }

  private async close(
    tx: Tx,
    householdId: string,
    at: string,
    whose: 'resident_id = $3' | '$3::uuid is not null',
    residentId: string,
  ): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `update household_member set left_at = $2 where household_id = $1 and left_at is null and ${whose} returning id`,
      [householdId, at, residentId],
    );
    return rows.map(({ id }) => id);
  }
}
