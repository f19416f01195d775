import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { DossierPart } from '../dossier-parts.js';
import { HouseholdsEnding } from './households-ending.js';
import { LeaveHousehold } from './leave-household.js';
import { RejoinHousehold } from './rejoin-household.js';

/** Before the id of a membership that a merge has ended: it moves back with the others, and then holds again. */
const ENDED = 'ended:';

/** With whom a person lives or lived. */
@DossierPart()
@Injectable()
export class HouseholdsPart implements DossierPart {
  readonly name = 'Foyer';
  readonly tables = ['household_member', 'not_household'];
  readonly contacts = 'select resident_id, greatest(joined_at, left_at) as at from household_member';

  constructor(
    readonly ending: HouseholdsEnding,
    private readonly leaveHousehold: LeaveHousehold,
    private readonly rejoinHousehold: RejoinHousehold,
  ) {}

  /** The others are not this person: their number is told, not who they are. */
  async export(tx: Tx, residentId: string): Promise<Record<string, unknown>[]> {
    const rows = await tx.rows<{ since: string; until: string | null; others: number }>(
      `select (m.joined_at at time zone 'Europe/Paris')::date::text as since, (m.left_at at time zone 'Europe/Paris')::date::text as until,
         (select count(distinct o.resident_id)::int from household_member o where o.household_id = m.household_id and o.resident_id <> m.resident_id) as others
       from household_member m where m.resident_id = $1 order by m.joined_at`,
      [residentId],
    );
    return rows.map(({ since, until, others }) => ({
      'Dans un foyer depuis le': frenchDay(since),
      'Jusqu’au': until && frenchDay(until),
      'Autres personnes': others,
    }));
  }

  async erase(tx: Tx, _actor: Actor, residentId: string): Promise<void> {
    await this.leaveHousehold.leave(tx, residentId);
    await tx.run('delete from household_member where resident_id = $1', [residentId]);
    await tx.run('delete from not_household where one_id = $1 or other_id = $1', [residentId]);
    await tx.run(
      'delete from household h where not exists (select from household_member m where m.ccas_id = h.ccas_id and m.household_id = h.id)',
    );
  }

  /** Where both are in one now, the kept dossier stays in its own: the other's ends first. */
  async move(tx: Tx, fromId: string, toId: string): Promise<string[]> {
    const both = await tx.rows<{ id: string }>(
      'select id from household_member where resident_id = any($1::uuid[]) and left_at is null',
      [[fromId, toId]],
    );
    const ended = both.length > 1 ? await this.leaveHousehold.leave(tx, fromId) : [];
    const rows = await tx.rows<{ id: string }>(
      'update household_member set resident_id = $2 where resident_id = $1 returning id',
      [fromId, toId],
    );
    return [...rows.map(({ id }) => id), ...ended.map((id) => `${ENDED}${id}`)];
  }

  async giveBack(tx: Tx, ids: string[], residentId: string): Promise<void> {
    const moved = ids.filter((id) => !id.startsWith(ENDED));
    await tx.run('update household_member set resident_id = $2 where id = any($1::uuid[])', [moved, residentId]);
    const ended = ids.filter((id) => id.startsWith(ENDED)).map((id) => id.slice(ENDED.length));
    await this.rejoinHousehold.run(tx, residentId, ended);
  }
}
