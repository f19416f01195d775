import { Injectable } from '@nestjs/common';
import { communeName } from '../ccas/communes.js';
import type { Tx } from '../kernel/database/database.js';
import {
  csvDayOf,
  EXPORTED_AT_ONCE,
  type ExportedPage,
  exportedPage,
  ListExport,
  type Narrowed,
} from '../kernel/lists/list-export.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { type PartnerKind, partnerKindLabels } from './partner-kind.js';
import type { PartnerState } from './partner.entity.js';
import { partnerStatusLooks } from './pages/partner-list.js';

interface Row {
  id: string;
  name: string;
  kind: PartnerKind;
  siret: string;
  legalName: string | null;
  address: string | null;
  postcode: string | null;
  communeCode: string | null;
  neighbourhood: string | null;
  phone: string | null;
  email: string | null;
  contactName: string | null;
  state: PartnerState;
  joinedOn: string;
}

/** Partners, those that left included. */
@ListExport()
@Injectable()
export class PartnersExport implements ListExport {
  readonly list = 'partenaires';
  readonly header = [
    'Nom',
    'Type',
    'SIRET',
    'Raison sociale',
    'Adresse',
    'Code postal',
    'Code commune',
    'Commune',
    'Quartier',
    'Téléphone',
    'Courriel',
    'Contact',
    'État',
    'Depuis le',
  ];

  async page(tx: Tx, { communeCode }: Narrowed, after: string | null): Promise<ExportedPage> {
    const rows = await tx.rows<Row>(
      `select id, name, kind, siret, legal_name as "legalName", address, postcode, commune_code as "communeCode", neighbourhood, phone, email,
         contact_name as "contactName", state, ${csvDayOf('joined_at')} as "joinedOn"
       from partner where ($1::text is null or commune_code = $1) and ($2::uuid is null or id > $2) order by id limit $3`,
      [communeCode, after, EXPORTED_AT_ONCE],
    );
    return exportedPage(rows, (row) => [
      row.name,
      partnerKindLabels[row.kind],
      row.siret,
      row.legalName ?? '',
      row.address ?? '',
      row.postcode ?? '',
      row.communeCode ?? '',
      row.communeCode ? communeName(row.communeCode) : '',
      row.neighbourhood ?? '',
      row.phone ? frenchPhone(row.phone) : '',
      row.email ?? '',
      row.contactName ?? '',
      partnerStatusLooks[row.state][2],
      row.joinedOn,
    ]);
  }
}
