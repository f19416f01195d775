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
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { formatPassNumber } from '../passes/pass-number.js';
import { passStatusLabels } from '../passes/pass-wording.js';
import type { PassView } from '../passes/pass.query.js';
import { residenceProofLabels } from '../residents/residence-proof-labels.js';
import { passFilters, residentsWhere } from './resident-list.query.js';

interface Row {
  id: string;
  lastName: string;
  firstName: string;
  bornOn: string;
  communeCode: string;
  address: string | null;
  postcode: string | null;
  phone: string | null;
  email: string | null;
  reference: string | null;
  proof: keyof typeof residenceProofLabels | null;
  proofSeenOn: string | null;
  registeredOn: string;
  number: string | null;
  status: PassView['status'] | null;
  validThrough: string | null;
}

/** Residents with the pass they hold. Whoever asked that their dossier be restricted is on no list. */
@ListExport()
@Injectable()
export class ResidentsExport implements ListExport {
  readonly list = 'usagers';
  readonly header = [
    'Nom',
    'Prénom',
    'Date de naissance',
    'Code commune',
    'Commune',
    'Adresse',
    'Code postal',
    'Téléphone',
    'Courriel',
    'Référence',
    'Justificatif',
    'Vu le',
    'Inscrit le',
    'Numéro de pass',
    'État du pass',
    'Valable jusqu’au',
  ];

  constructor(private readonly clock: Clock) {}

  async page(tx: Tx, { communeCode, address }: Narrowed, after: string | null): Promise<ExportedPage> {
    const pass = passFilters.find((each) => each === address.pass);
    const rows = await tx.rows<Row>(
      `select r.id, r.last_name as "lastName", r.first_name as "firstName", ${csvDay('r.born_on')} as "bornOn", r.commune_code as "communeCode", r.address, r.postcode, r.phone, r.email,
         r.reference, r.residence_proof_kind as proof, ${csvDay('r.residence_proof_seen_on')} as "proofSeenOn", ${csvDayOf('r.registered_at')} as "registeredOn",
         held.number, held.status, held.valid_through as "validThrough"
       from resident r left join lateral (select p.number, status_on(p.state, p.valid_through, $1) as status, ${csvDay('p.valid_through')} as valid_through
         from pass p where p.ccas_id = r.ccas_id and p.resident_id = r.id
         order by p.state = 'revoked', status_on(p.state, p.valid_through, $1) <> 'active', p.valid_through desc limit 1) held on true
       where ${residentsWhere({ pass })} and r.restricted_at is null and ($3::uuid is null or r.id > $3) order by r.id limit $4`,
      [this.clock.today().toString(), communeCode, after, EXPORTED_AT_ONCE],
    );
    return exportedPage(rows, (row) => [
      row.lastName,
      row.firstName,
      row.bornOn,
      row.communeCode,
      communeName(row.communeCode),
      row.address ?? '',
      row.postcode ?? '',
      row.phone ? frenchPhone(row.phone) : '',
      row.email ?? '',
      row.reference ?? '',
      row.proof ? residenceProofLabels[row.proof] : '',
      row.proofSeenOn ?? '',
      row.registeredOn,
      row.number ? formatPassNumber(row.number) : '',
      row.status ? passStatusLabels[row.status] : '',
      row.validThrough ?? '',
    ]);
  }
}
