import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { csvEuros } from '../kernel/http/csv.js';
import {
  csvDayOf,
  EXPORTED_AT_ONCE,
  type ExportedPage,
  exportedPage,
  ListExport,
  type Narrowed,
} from '../kernel/lists/list-export.js';

interface Row {
  id: string;
  redeemedOn: string;
  partner: string;
  offer: string;
  amountCents: number | null;
  savedCents: number;
  voidedOn: string | null;
}

/** Of this calendar year, or of the days in the address. No pass and no person: the CCAS does not see who bought what where. */
@ListExport()
@Injectable()
export class UsesExport implements ListExport {
  readonly list = 'utilisations';
  readonly header = ['Jour', 'Partenaire', 'Avantage', 'Montant', 'Économie', 'Annulée le'];

  async page(tx: Tx, { from, to }: Narrowed, after: string | null): Promise<ExportedPage> {
    const rows = await tx.rows<Row>(
      `select u.id, ${csvDayOf('u.redeemed_at')} as "redeemedOn", pa.name as partner, o.title as offer, u.amount_cents as "amountCents", u.saved_cents as "savedCents", ${csvDayOf('u.voided_at')} as "voidedOn"
       from redemption u join partner pa on pa.ccas_id = u.ccas_id and pa.id = u.partner_id join offer o on o.ccas_id = u.ccas_id and o.id = u.offer_id
       where u.redeemed_at >= ($1::date)::timestamp at time zone 'Europe/Paris' and u.redeemed_at < ($2::date + 1)::timestamp at time zone 'Europe/Paris'
         and ($3::uuid is null or u.id > $3) order by u.id limit $4`,
      [from, to, after, EXPORTED_AT_ONCE],
    );
    return exportedPage(rows, (row) => [
      row.redeemedOn,
      row.partner,
      row.offer,
      row.amountCents === null ? '' : csvEuros(row.amountCents),
      csvEuros(row.savedCents),
      row.voidedOn ?? '',
    ]);
  }
}
