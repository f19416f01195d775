import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { type PageOf, pageOf } from '../kernel/http/page-of.js';
import { foldName } from '../kernel/text/fold-name.js';

export interface ResidentRow {
  id: string;
  lastName: string;
  firstName: string;
  bornOn: string;
  communeCode: string;
}

interface Search {
  /** Part of a name: three letters do. */
  q?: string;
  after?: string;
  limit?: number;
}

/** Residents by name, in the order of the alphabet. */
@Injectable()
export class ResidentDirectoryQuery {
  async find(tx: Tx, { q = '', after, limit = 50 }: Search): Promise<PageOf<ResidentRow>> {
    const words = foldName(q);
    if (q.trim() !== '' && words === '') return { items: [], next: null };
    const rows = await tx.rows<ResidentRow>(
      `select id, last_name as "lastName", first_name as "firstName", born_on as "bornOn", commune_code as "communeCode"
       from resident
       where merged_into is null and erased_at is null and ($1 = '' or search_text like '%' || $1 || '%')
         and ($2::uuid is null or (search_text, id) > (select s.search_text, s.id from resident s where s.id = $2))
       order by search_text, id limit $3`,
      [words, after ?? null, limit + 1],
    );
    return pageOf(rows, limit);
  }
}
