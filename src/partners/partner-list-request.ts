import { Pattern } from '../kernel/fields/lines.js';
import { FilterBy } from '../kernel/listing/filter-by.js';
import type { SortColumns } from '../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../kernel/listing/list-request.js';
import { type PartnerKind, partnerKindsInWords } from './partner-kind.js';
import type { PartnerState } from './partner.entity.js';

const states: Record<PartnerState, readonly [string, string]> = {
  waiting: ['À approuver', 'à approuver'],
  returned: ['À corriger', 'à corriger'],
  approved: ['Approuvés', 'approuvés'],
  suspended: ['Suspendus', 'suspendus'],
  left: ['Partis', 'partis'],
};

export const partnerGaps = ['equipe', 'avantage', 'caisse', 'courriel'] as const;
export type PartnerGap = (typeof partnerGaps)[number];

const gaps: Record<PartnerGap, readonly [string, string]> = {
  equipe: ['Sans équipe', 'sans équipe'],
  avantage: ['Sans avantage en ligne', 'sans avantage en ligne'],
  caisse: ['Sans caisse', 'sans caisse'],
  courriel: ['Sans courriel', 'sans courriel'],
};

/** Of `partner p`. */
export const partnerSorts = {
  nom: 'lower(p.name)',
  activite: 'p.kind',
  commune: { by: 'p.commune_code', mayBeNull: true },
  avantages: {
    by: 'coalesce(online.offers, 0)',
    join: `left join (select o.partner_id, count(*) as offers from offer o where o.state = 'published' group by o.partner_id) online on online.partner_id = p.id`,
  },
  depuis: 'p.joined_at',
  etat: 'p.state',
} as const satisfies SortColumns;

export class PartnerListRequest extends ListRequest {
  @SortedBy(partnerSorts)
  override sort?: keyof typeof partnerSorts;

  @FilterBy(states, { page: 'etat', label: 'État', any: 'Tous' })
  state?: PartnerState;

  @FilterBy(partnerKindsInWords, { page: 'activite', label: 'Activité', any: 'Toutes' })
  kind?: PartnerKind;

  @FilterBy(gaps, { page: 'manque', label: 'Il manque', any: 'Peu importe' })
  lacks?: PartnerGap;

  /** INSEE code. */
  @Pattern(/^\w{5}$/, { page: 'commune', label: 'Commune', options: [['', 'Toutes']], optional: true })
  communeCode?: string;
}
