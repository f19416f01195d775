import { Injectable } from '@nestjs/common';
import { communeName } from '../ccas/communes.js';
import type { Tx } from '../kernel/database/database.js';
import { csvEuros } from '../kernel/http/csv.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { type Benefit } from '../offers/offer-terms.js';
import { benefitWords, limitWords, offerStateLabels } from '../offers/offer-wording.js';
import { partnerKindLabels } from '../partners/partner-kind.js';
import { formatPassNumber } from '../passes/pass-number.js';
import { passStatusLabels } from '../passes/pass-wording.js';
import { residenceProofLabels } from '../residents/residence-proof-labels.js';
import { partnerStatusLooks } from './pages/partner-list.js';
import { type ResidentFilter, residentsWhere } from './resident-list.query.js';

export const exportedLists = ['usagers', 'pass', 'partenaires', 'avantages', 'utilisations'] as const;
export type ExportedList = (typeof exportedLists)[number];

export interface ExportFilter extends ResidentFilter {
  /** ISO days in Paris, both included: of uses. */
  from: string;
  to: string;
}

type Cells = (string | number)[];
type Raw = Record<string, any> & { id: string }; // oxlint-disable-line typescript/no-explicit-any -- one row of one list; `cells` knows it

interface Export {
  header: string[];
  /** `$1` is today, `$2` the last id seen or null, `$3` how many, `$4` to `$6` the commune and the days. */
  sql(filter: ExportFilter): string;
  cells(row: Raw): Cells;
}

const PAGE = 2000;
const day = (column: string) => `to_char(${column} at time zone 'Europe/Paris', 'DD/MM/YYYY')`;
const date = (column: string) => `to_char(${column}, 'DD/MM/YYYY')`;
const isAfter = (id: string) =>
  `($2::uuid is null or ${id} > $2) and $4::text is distinct from '' and $5::date <= $6::date`;

const exports: Record<ExportedList, Export> = {
  // Whoever asked that their dossier be restricted is on no list.
  usagers: {
    header: [
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
    ],
    sql: (
      filter,
    ) => `select r.id, r.last_name, r.first_name, ${date('r.born_on')} as born_on, r.commune_code, r.address, r.postcode, r.phone, r.email, r.reference,
        r.residence_proof_kind, ${date('r.residence_proof_seen_on')} as seen_on, ${day('r.registered_at')} as registered_on,
        held.number, held.status, held.valid_through
      from resident r left join lateral (select p.number, status_on(p.state, p.valid_through, $1) as status, ${date('p.valid_through')} as valid_through
        from pass p where p.ccas_id = r.ccas_id and p.resident_id = r.id
        order by p.state = 'revoked', status_on(p.state, p.valid_through, $1) <> 'active', p.valid_through desc limit 1) held on true
      where ${residentsWhere(filter).replaceAll('$2', '$4')} and r.restricted_at is null and ${isAfter('r.id')} order by r.id limit $3`,
    cells: (row) => [
      row.last_name,
      row.first_name,
      row.born_on,
      row.commune_code,
      communeName(row.commune_code),
      row.address ?? '',
      row.postcode ?? '',
      row.phone ? frenchPhone(row.phone) : '',
      row.email ?? '',
      row.reference ?? '',
      residenceProofLabels[row.residence_proof_kind as 'energy'] ?? '',
      row.seen_on ?? '',
      row.registered_on,
      row.number ? formatPassNumber(row.number) : '',
      passStatusLabels[row.status as 'active'] ?? '',
      row.valid_through ?? '',
    ],
  },
  pass: {
    header: ['Numéro', 'Nom', 'Prénom', 'Catégorie', 'Valable du', 'Valable jusqu’au', 'État', 'Commune', 'Délivré le'],
    sql: () => `select p.id, p.number, r.last_name, r.first_name, (select category_labels[p.category] from ccas where id = current_ccas()) as category_label, ${date('p.valid_from')} as valid_from, ${date('p.valid_through')} as valid_through,
        status_on(p.state, p.valid_through, $1) as status, r.commune_code, ${day('p.issued_at')} as issued_on
      from pass p join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id
      where r.erased_at is null and r.restricted_at is null and ($4::text is null or r.commune_code = $4) and ${isAfter('p.id')} order by p.id limit $3`,
    cells: (row) => [
      formatPassNumber(row.number),
      row.last_name,
      row.first_name,
      row.category_label,
      row.valid_from,
      row.valid_through,
      passStatusLabels[row.status as 'active'],
      communeName(row.commune_code),
      row.issued_on,
    ],
  },
  partenaires: {
    header: [
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
    ],
    sql: () => `select id, name, kind, siret, legal_name, address, postcode, commune_code, neighbourhood, phone, email, contact_name, state, ${day('joined_at')} as joined_on
      from partner where $1::date is not null and ($4::text is null or commune_code = $4) and ${isAfter('id')} order by id limit $3`,
    cells: (row) => [
      row.name,
      partnerKindLabels[row.kind as 'shop'],
      row.siret,
      row.legal_name ?? '',
      row.address ?? '',
      row.postcode ?? '',
      row.commune_code ?? '',
      row.commune_code ? communeName(row.commune_code) : '',
      row.neighbourhood ?? '',
      row.phone ? frenchPhone(row.phone) : '',
      row.email ?? '',
      row.contact_name ?? '',
      partnerStatusLooks[row.state as 'waiting'][2],
      row.joined_on,
    ],
  },
  avantages: {
    header: [
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
    ],
    sql: () => `select o.id, o.title, pa.name, pa.siret, o.benefit_kind, o.benefit_value, o.limit_uses, o.limit_period, o.quota, o.quota_used, o.categories, o.minimum_cents,
        ${date('o.starts_on')} as starts_on, ${date('o.ends_on')} as ends_on, o.state
      from offer o join partner pa on pa.ccas_id = o.ccas_id and pa.id = o.partner_id where $1::date is not null and ${isAfter('o.id')} order by o.id limit $3`,
    cells: (row) => [
      row.title,
      row.name,
      row.siret,
      benefitWords({ kind: row.benefit_kind, value: row.benefit_value } as Benefit),
      row.benefit_value === null
        ? ''
        : row.benefit_kind === 'percent'
          ? row.benefit_value
          : csvEuros(row.benefit_value),
      row.limit_uses ? limitWords({ uses: row.limit_uses, period: row.limit_period }) : '',
      row.quota ?? '',
      row.quota === null ? '' : row.quota_used,
      row.categories.join(', '),
      row.minimum_cents === null ? '' : csvEuros(row.minimum_cents),
      row.starts_on,
      row.ends_on ?? '',
      offerStateLabels[row.state as 'draft'],
    ],
  },
  // No pass and no person: the CCAS does not see who bought what where.
  utilisations: {
    header: ['Jour', 'Partenaire', 'Avantage', 'Montant', 'Économie', 'Annulée le'],
    sql: () => `select u.id, ${day('u.redeemed_at')} as redeemed_on, pa.name, o.title, u.amount_cents, u.saved_cents, ${day('u.voided_at')} as voided_on
      from redemption u join partner pa on pa.ccas_id = u.ccas_id and pa.id = u.partner_id join offer o on o.ccas_id = u.ccas_id and o.id = u.offer_id
      where $1::date is not null and u.redeemed_at >= ($5::date)::timestamp at time zone 'Europe/Paris' and u.redeemed_at < ($6::date + 1)::timestamp at time zone 'Europe/Paris'
        and ${isAfter('u.id')} order by u.id limit $3`,
    cells: (row) => [
      row.redeemed_on,
      row.name,
      row.title,
      row.amount_cents === null ? '' : csvEuros(row.amount_cents),
      csvEuros(row.saved_cents),
      row.voided_on ?? '',
    ],
  },
};

/** A whole list, page by page, as a spreadsheet takes it. */
@Injectable()
export class ListExportsQuery {
  constructor(private readonly clock: Clock) {}

  header(list: ExportedList): string[] {
    return exports[list].header;
  }

  /** @param after the last id seen */
  async page(
    tx: Tx,
    list: ExportedList,
    filter: ExportFilter,
    after: string | null,
  ): Promise<{ rows: Cells[]; last: string | null }> {
    const { sql, cells } = exports[list];
    const raw: Raw[] = await tx.query(sql(filter), [
      this.clock.today().toString(),
      after,
      PAGE,
      filter.communeCode ?? null,
      filter.from,
      filter.to,
    ]);
    return { rows: raw.map(cells), last: raw.length === PAGE ? raw.at(-1)!.id : null };
  }
}
