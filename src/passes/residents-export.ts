import { Injectable } from '@nestjs/common';
import { communeName } from '../ccas/communes.js';
import type { Tx } from '../kernel/database/database.js';
import { csvDay, csvDayOf, ListExport, type ShownListExport } from '../kernel/lists/list-export.js';
import { readAddress } from '../kernel/listing/list-request.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { formatPassNumber } from './pass-number.js';
import { passStatusLabels } from './pass-wording.js';
import type { PassView } from './pass.query.js';
import { residenceProofLabels } from '../residents/residence-proof-labels.js';
import { ResidentListQuery } from './resident-list.query.js';
import { ResidentListRequest } from './resident-list-request.js';

interface Row {
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
export class ResidentsExport implements ShownListExport {
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

  constructor(
    private readonly residents: ResidentListQuery,
    private readonly clock: Clock,
  ) {}

  async ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    const { request } = await this.residents.known(tx, readAddress(ResidentListRequest, address));
    return this.residents.ids(tx, request);
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const rows = await tx.rows<Row>(
      `select r.last_name as "lastName", r.first_name as "firstName", ${csvDay('r.born_on')} as "bornOn", r.commune_code as "communeCode", r.address, r.postcode, r.phone, r.email,
         r.reference, r.residence_proof_kind as proof, ${csvDay('r.residence_proof_seen_on')} as "proofSeenOn", ${csvDayOf('r.registered_at')} as "registeredOn",
         held.number, held.status, held.valid_through as "validThrough"
       from unnest($2::uuid[]) with ordinality asked (id, place) join resident r on r.id = asked.id
       left join lateral (select p.number, status_on(p.state, p.valid_through, $1) as status, ${csvDay('p.valid_through')} as valid_through
         from pass p where p.ccas_id = r.ccas_id and p.resident_id = r.id
         order by p.state = 'revoked', status_on(p.state, p.valid_through, $1) <> 'active', p.valid_through desc limit 1) held on true
       where r.merged_into is null and r.erased_at is null and r.restricted_at is null order by asked.place`,
      [this.clock.today().toString(), ids],
    );
    return rows.map((row) => [
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
