import { Injectable } from '@nestjs/common';
import { communeName } from '../ccas/communes.js';
import type { Tx } from '../kernel/database/database.js';
import {
  csvDay,
  csvDayOf,
  EXPORTED_AT_ONCE,
  type ExportedPage,
  exportedPage,
  ListExport,
  type Narrowed,
} from '../kernel/lists/list-export.js';
import { Clock } from '../kernel/time/clock.js';
import { formatPassNumber } from './pass-number.js';
import { passStatusLabels } from './pass-wording.js';
import type { PassView } from './pass.query.js';

interface Row {
  id: string;
  number: string;
  lastName: string;
  firstName: string;
  category: string;
  validFrom: string;
  validThrough: string;
  status: PassView['status'];
  communeCode: string;
  issuedOn: string;
}

/** Every pass with who holds it. */
@ListExport()
@Injectable()
export class PassesExport implements ListExport {
  readonly list = 'pass';
  readonly header = [
    'Numéro',
    'Nom',
    'Prénom',
    'Catégorie',
    'Valable du',
    'Valable jusqu’au',
    'État',
    'Commune',
    'Délivré le',
  ];

  constructor(private readonly clock: Clock) {}

  async page(tx: Tx, { communeCode }: Narrowed, after: string | null): Promise<ExportedPage> {
    const rows = await tx.rows<Row>(
      `select p.id, p.number, r.last_name as "lastName", r.first_name as "firstName", (select category_labels[p.category] from ccas where id = current_ccas()) as category,
         ${csvDay('p.valid_from')} as "validFrom", ${csvDay('p.valid_through')} as "validThrough", status_on(p.state, p.valid_through, $1) as status,
         r.commune_code as "communeCode", ${csvDayOf('p.issued_at')} as "issuedOn"
       from pass p join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id
       where r.erased_at is null and r.restricted_at is null and ($2::text is null or r.commune_code = $2) and ($3::uuid is null or p.id > $3) order by p.id limit $4`,
      [this.clock.today().toString(), communeCode, after, EXPORTED_AT_ONCE],
    );
    return exportedPage(rows, (row) => [
      formatPassNumber(row.number),
      row.lastName,
      row.firstName,
      row.category,
      row.validFrom,
      row.validThrough,
      passStatusLabels[row.status],
      communeName(row.communeCode),
      row.issuedOn,
    ]);
  }
}
