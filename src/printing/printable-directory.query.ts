import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { foldName } from '../kernel/text/fold-name.js';
import { Clock } from '../kernel/time/clock.js';
import { formatPassNumber } from '../passes/pass-number.js';

export interface PrintableRow {
  passId: string;
  lastName: string;
  firstName: string;
  /** `K7QM-4T2X-W` */
  number: string;
  wasPrinted: boolean;
}

const SHOWN = 50;

/** People whose card can be printed, by name. */
@Injectable()
export class PrintableDirectoryQuery {
  constructor(private readonly clock: Clock) {}

  /** @param chosen passes shown first, whatever is searched for */
  async find(tx: Tx, q: string, chosen: string[]): Promise<PrintableRow[]> {
    const rows = await tx.rows<PrintableRow>(
      `select k.pass_id as "passId", r.last_name as "lastName", r.first_name as "firstName", p.number, k.printed_at is not null as "wasPrinted"
       from printable_cards($1) k join resident r on r.ccas_id = current_ccas() and r.id = k.resident_id join pass p on p.ccas_id = r.ccas_id and p.id = k.pass_id
       where k.pass_id = any($3::uuid[]) or $2 = '' or r.search_text like '%' || $2 || '%'
       order by k.pass_id = any($3::uuid[]) desc, r.search_text, k.pass_id limit $4`,
      [this.clock.today().toString(), foldName(q), chosen, SHOWN + chosen.length],
    );
    return rows.map((row) => ({ ...row, number: formatPassNumber(row.number) }));
  }
}
