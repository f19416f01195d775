import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { csvEuros } from '../kernel/http/csv.js';
import { csvDay, ListExport, type ShownListExport } from '../kernel/lists/list-export.js';
import { readAddress } from '../kernel/listing/list-request.js';
import { OfferListRequest } from './offer-list-request.js';
import { OfferListQuery } from './offer-list.query.js';
import type { Benefit, LimitPeriod } from './offer-terms.js';
import { benefitWords, limitWords, offerStateLabels } from './offer-wording.js';
import { listedSome } from '../kernel/listing/listed.js';

interface Row {
  title: string;
  partner: string;
  siret: string;
  benefitKind: Benefit['kind'];
  benefitValue: number | null;
  limitUses: number | null;
  limitPeriod: LimitPeriod | null;
  quota: number | null;
  quotaUsed: number;
  categories: number[];
  minimumCents: number | null;
  startsOn: string;
  endsOn: string | null;
  state: keyof typeof offerStateLabels;
}

/** Offers in every state, with who gives them. */
@ListExport()
@Injectable()
export class OffersExport implements ShownListExport {
  readonly list = 'avantages';
  readonly header = [
    'Avantage',
    'Partenaire',
    'SIRET',
    'Remise',
    'Valeur',
    'Limite',
    'Quota',
    'Utilisés',
    'Catégories',
    'Achat minimum',
    'Premier jour',
    'Dernier jour',
    'État',
  ];

  constructor(private readonly offers: OfferListQuery) {}

  ids(tx: Tx, address: Record<string, unknown>): Promise<string[]> {
    return this.offers.ids(tx, readAddress(OfferListRequest, address));
  }

  async rowsOf(tx: Tx, ids: string[]): Promise<(string | number)[][]> {
    const rows = await listedSome<Row>(
      tx,
      {
        columns: `o.title, pa.name as partner, pa.siret, o.benefit_kind, o.benefit_value, o.limit_uses, o.limit_period,
         o.quota, o.quota_used, o.categories, o.minimum_cents, ${csvDay('o.starts_on')} as starts_on, ${csvDay('o.ends_on')} as ends_on, o.state`,
        from: 'offer o join partner pa on pa.ccas_id = o.ccas_id and pa.id = o.partner_id',
        id: 'o.id',
      },
      ids,
    );
    return rows.map((row) => [
      row.title,
      row.partner,
      row.siret,
      benefitWords({ kind: row.benefitKind, value: row.benefitValue } as Benefit),
      valueOf(row),
      row.limitUses && row.limitPeriod ? limitWords({ uses: row.limitUses, period: row.limitPeriod }) : '',
      row.quota ?? '',
      row.quota === null ? '' : row.quotaUsed,
      row.categories.join(', '),
      row.minimumCents === null ? '' : csvEuros(row.minimumCents),
      row.startsOn,
      row.endsOn ?? '',
      offerStateLabels[row.state],
    ]);
  }
}

/** A number a spreadsheet adds up: per cent, or euros. */
function valueOf({ benefitKind, benefitValue }: Row): string | number {
  if (benefitValue === null) return '';
  return benefitKind === 'percent' ? benefitValue : csvEuros(benefitValue);
}
