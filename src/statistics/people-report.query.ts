import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { communeName } from '../ccas/communes.js';
import type { Tx } from '../kernel/database/database.js';
import { coveredPeople, type HolderGroup, type PeopleReport } from './covered-people.js';

/**
 * Who has a pass today, and who was seen with it at a partner's: used, refused or only checked. Counted in groups, and
 * covered before anyone sees it.
 */
@Injectable()
export class PeopleReportQuery {
  async get(tx: Tx, today: Temporal.PlainDate): Promise<PeopleReport> {
    const groups = await tx.rows<HolderGroup>(
      `select r.commune_code as "communeCode", coalesce(d.name, 'Code postal ' || r.postcode, 'Adresse inconnue') as area,
         least(greatest(date_part('year', age($1::date, r.born_on))::int / 5 * 5, 55), 90) as age, r.id in (select q.resident_id from pass q where q.id in (select seen_passes())) as seen, count(*)::int as people
       from pass p join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id
       left join resident_place l on l.ccas_id = r.ccas_id and l.resident_id = r.id and l.place_key = place_key(r.address, r.postcode)
       left join district d on d.ccas_id = l.ccas_id and d.id = l.district_id
       where p.state = 'active' and p.valid_through >= $1 group by 1, 2, 3, 4`,
      [today.toString()],
    );
    const states = await tx.rows<{ status: string; passes: number }>(
      'select status_on(state, valid_through, $1) as status, count(*)::int as passes from pass group by 1',
      [today.toString()],
    );
    const passes = (status: string) => states.find((each) => each.status === status)?.passes ?? 0;
    return {
      on: today.toString(),
      ...coveredPeople(groups, {
        suspended: passes('suspended'),
        revoked: passes('revoked'),
        expired: passes('expired'),
        nameOf: communeName,
      }),
    };
  }
}
