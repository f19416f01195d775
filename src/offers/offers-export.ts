import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { csvEuros } from '../kernel/http/csv.js';
import {
  csvDay,
  EXPORTED_AT_ONCE,
  type ExportedPage,
  exportedPage,
  ListExport,
  type Narrowed,
} from '../kernel/lists/list-export.js';
import type { Benefit, LimitPeriod } from './offer-terms.js';
import { benefitWords, limitWords, offerStateLabels } from './offer-wording.js';

interface Row {
  id: string;
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
export class OffersExport implements ListExport {
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

  async page(tx: Tx, _narrowed: Narrowed, after: string | null): Promise<ExportedPage> {
    const rows = await tx.rows<Row>(
      `select o.id, o.title, pa.name as partner, pa.siret, o.benefit_kind as "benefitKind", o.benefit_value as "benefitValue", o.limit_uses as "limitUses", o.limit_period as "limitPeriod",
         o.quota, o.quota_used as "quotaUsed", o.categories, o.minimum_cents as "minimumCents", ${csvDay('o.starts_on')} as "startsOn", ${csvDay('o.ends_on')} as "endsOn", o.state
       from offer o join partner pa on pa.ccas_id = o.ccas_id and pa.id = o.partner_id where ($1::uuid is null or o.id > $1) order by o.id limit $2`,
      [after, EXPORTED_AT_ONCE],
    );
    return exportedPage(rows, (row) => [
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
