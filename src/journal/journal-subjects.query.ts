import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { readId } from '../kernel/http/id.pipe.js';
import { readCrockford } from '../kernel/text/crockford.js';
import { foldName } from '../kernel/text/fold-name.js';

/** People and things looked up at once: more of one name, and the search should say more. */
const MOST = 50;

/** Whom and what a few typed words mean: a name, a number of pass or application, an address, a shop, an offer. */
@Injectable()
export class JournalSubjectsQuery {
  /** @returns ids, those of a person's passes, cards, carers and requests included */
  async find(tx: Tx, typed: string): Promise<string[]> {
    const id = readId(typed.trim());
    const words = foldName(typed);
    if (words === '') return [];
    const rows = await tx.rows<{ id: string }>(
      `with person as (
         select id from resident where id = $1::uuid or (erased_at is null and search_text like '%' || $2 || '%')
         union select resident_id from pass where number = $3
         limit ${MOST}
       ), of_pass as (select id from pass where resident_id in (select id from person))
       select id from person
       union select id from of_pass
       union select id from credential where pass_id in (select id from of_pass)
       union select id from carer where resident_id in (select id from person)
       union select id from rights_request where resident_id in (select id from person)
       union select id from pass_application where reference = $3
       union (select id from account where folded(name) like '%' || $2 || '%' or email = lower($4) limit ${MOST})
       union (select id from partner where folded(name) like '%' || $2 || '%' limit ${MOST})
       union (select id from offer where folded(title) like '%' || $2 || '%' limit ${MOST})
       union select $1::uuid where $1::uuid is not null`,
      [id ?? null, words, readCrockford(typed), typed.trim()],
    );
    return rows.map((row) => row.id);
  }
}
