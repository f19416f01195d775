import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { foldName } from '../kernel/text/fold-name.js';
import { Clock } from '../kernel/time/clock.js';
import { PRINTABLE_SHOWN } from './printable-shown.js';
import { formatPassNumber } from '../passes/pass-number.js';

export interface PrintableRow {
  passId: string;
  lastName: string;
  firstName: string;
  /** `K7QM-4T2X-W` */
  number: string;
  wasPrinted: boolean;
}

const selection = `select k.pass_id as "passId", r.last_name as "lastName", r.first_name as "firstName", p.number, k.printed_at is not null as "wasPrinted", r.search_text
    from printable_cards($1) k join resident r on r.ccas_id = current_ccas() and r.id = k.resident_id join pass p on p.ccas_id = r.ccas_id and p.id = k.pass_id`;

/** People whose card can be printed, by name. */
@Injectable()
export class PrintableDirectoryQuery {
  constructor(private readonly clock: Clock) {}

  /** @param chosen passes shown first, whatever is searched for */
  async find(tx: Tx, q: string, chosen: string[]): Promise<PrintableRow[]> {
    const rows = await tx.rows<PrintableRow>(
      `with chosen as (${selection} where k.pass_id = any($3::uuid[])),
       others as (${selection} where k.pass_id <> all($3::uuid[]) and ($2 = '' or r.search_text like '%' || $2 || '%') order by r.search_text, k.pass_id limit ${PRINTABLE_SHOWN})
       select "passId", "lastName", "firstName", number, "wasPrinted"
       from (select *, 1 as rank from chosen union all select *, 2 from others) found order by rank, search_text, "passId"`,
      [this.clock.today().toString(), foldName(q), chosen],
    );
    return rows.map((row) => ({ ...row, number: formatPassNumber(row.number) }));
  }
}
