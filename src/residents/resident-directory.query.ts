import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { foldName } from '../kernel/text/fold-name.js';
import { type PageOf, pageOf } from '../kernel/http/page-of.js';

export interface ResidentRow {
  id: string;
  lastName: string;
  firstName: string;
  bornOn: string;
  communeCode: string;
  passNumber: string | null;
  /** `expired` when the date says so. */
  passStatus: 'active' | 'suspended' | 'revoked' | 'expired' | null;
}

interface Search {
  /** Part of a name (three letters do), or a pass number. */
  q?: string;
  after?: string;
  limit?: number;
  today: string;
}

/** The list of residents, searched as an agent types. */
@Injectable()
export class ResidentDirectoryQuery {
  async find(tx: Tx, { q = '', after, limit = 50, today }: Search): Promise<PageOf<ResidentRow>> {
    const words = foldName(q);
    const number = q.toUpperCase().replace(/[^0-9A-Z]/g, '');
    const rows: ResidentRow[] = await tx.query(
      `select r.id, r.last_name as "lastName", r.first_name as "firstName", r.born_on as "bornOn", r.commune_code as "communeCode",
         p.number as "passNumber", case when p.state <> 'revoked' and p.valid_through < $4 then 'expired' else p.state end as "passStatus"
       from resident r
       left join lateral (select number, state, valid_through from pass where pass.ccas_id = r.ccas_id and pass.resident_id = r.id
         order by state = 'revoked', valid_through desc limit 1) p on true
       where ($1 = '' or r.search_text like '%' || $1 || '%' or exists (select from pass n where n.ccas_id = r.ccas_id and n.resident_id = r.id and n.number = $2))
         and ($3::uuid is null or (r.search_text, r.id) > (select s.search_text, s.id from resident s where s.id = $3))
       order by r.search_text, r.id limit $5`,
      [words, number, after ?? null, today, limit + 1],
    );
    return pageOf(rows, limit);
  }
}
