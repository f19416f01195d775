import { Injectable } from '@nestjs/common';
import { communeName } from '../ccas/communes.js';
import type { Tx } from '../kernel/database/database.js';
import { csvDayOf, ListExport, type ShownListExport } from '../kernel/lists/list-export.js';
import { readAddress } from '../kernel/listing/list-request.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { type PartnerKind, partnerKindLabels } from './partner-kind.js';
import type { PartnerState } from './partner.entity.js';
import { partnerStatusLooks } from './pages/partner-badge.js';
import { PartnerListRequest } from './partner-list-request.js';
import { PartnerListQuery } from './partner-list.query.js';
import { listedSome } from '../kernel/listing/listed.js';

interface Row {
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
export class PartnersExport implements ShownListExport {
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

  constructor(private readonly partners: PartnerListQuery) {}

  async ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    const { request } = await this.partners.known(tx, readAddress(PartnerListRequest, address));
    return this.partners.ids(tx, request);
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const rows = await listedSome<Row>(
      tx,
      {
        columns: `p.name, p.kind, p.siret, p.legal_name, p.address, p.postcode, p.commune_code, p.neighbourhood, p.phone, p.email,
         p.contact_name, p.state, ${csvDayOf('p.joined_at')} as joined_on`,
        from: 'partner p',
        id: 'p.id',
      },
      ids,
    );
    return rows.map((row) => [
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
