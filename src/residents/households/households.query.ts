import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';

export interface HouseholdMember {
  residentId: string;
  firstName: string;
  lastName: string;
}

export interface Household {
  id: string;
  /** The one who was asked about too. */
  members: (HouseholdMember & { joinedAt: Date })[];
}

/** At one address more live than would say that they live together: a building, a residence for older people. */
const FEW = 5;

/** Who lives with whom, and who may: at one address, and not said to live apart. */
@Injectable()
export class HouseholdsQuery {
  /** The household somebody is in now. Whoever gives something once per household asks here. */
  async householdOf(tx: Tx, residentId: string): Promise<Household | undefined> {
    const members = await tx.rows<Household['members'][number] & { householdId: string }>(
      `select m.household_id as "householdId", m.resident_id as "residentId", r.first_name as "firstName", r.last_name as "lastName", m.joined_at as "joinedAt"
       from household_member own join household_member m on m.ccas_id = own.ccas_id and m.household_id = own.household_id and m.left_at is null
         join resident r on r.ccas_id = m.ccas_id and r.id = m.resident_id
       where own.resident_id = $1 and own.left_at is null order by r.search_text, r.id`,
      [residentId],
    );
    return members[0] && { id: members[0].householdId, members };
  }

  /** Of more than a few at the address, only those of the same name. */
  async proposedFor(tx: Tx, residentId: string): Promise<HouseholdMember[]> {
    const rows = await tx.rows<HouseholdMember & { isNamesake: boolean }>(
      `select o.id as "residentId", o.first_name as "firstName", o.last_name as "lastName", folded(o.last_name) = folded(r.last_name) as "isNamesake"
       from resident r join resident o on o.ccas_id = r.ccas_id and o.commune_code = r.commune_code and o.postcode = r.postcode
         and home_of(o.address) = home_of(r.address) and o.id <> r.id
       where r.id = $1 and r.address is not null and r.merged_into is null and r.erased_at is null and r.ended_as is null
         and o.address is not null and o.merged_into is null and o.erased_at is null and o.ended_as is null
         and not exists (select from not_household n where n.one_id = least(r.id, o.id) and n.other_id = greatest(r.id, o.id))
         and not exists (select from household_member a join household_member b on b.ccas_id = a.ccas_id and b.left_at is null
           where a.resident_id = r.id and b.resident_id = o.id and a.left_at is null)
       order by 4 desc, o.search_text, o.id limit 50`,
      [residentId],
    );
    const proposed = rows.length > FEW ? rows.filter(({ isNamesake }) => isNamesake).slice(0, FEW) : rows;
    return proposed.map(({ residentId: id, firstName, lastName }) => ({ residentId: id, firstName, lastName }));
  }
}
