import { FilterBy } from '../kernel/listing/filter-by.js';
import type { SortColumns } from '../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../kernel/listing/list-request.js';
import { type PartnerKind, partnerKindsInWords } from '../partners/partner-kind.js';
import type { OfferState } from './offer-terms.js';

const states: Record<OfferState, readonly [string, string]> = {
  submitted: ['À examiner', 'à examiner'],
  published: ['En ligne', 'en ligne'],
  paused: ['En pause', 'en pause'],
  returned: ['À revoir', 'à revoir'],
  ended: ['Terminés', 'terminés'],
  draft: ['Brouillons', 'en brouillon'],
};

export const offerEnds = ['bientot', 'passee', 'sans'] as const;
export type OfferEnd = (typeof offerEnds)[number];

const ends: Record<OfferEnd, readonly [string, string]> = {
  bientot: ['Dans les 30 jours', 'qui finissent dans les 30 jours'],
  passee: ['Passée', 'dont le dernier jour est passé'],
  sans: ['Sans fin', 'sans dernier jour'],
};

/** Of `offer o` and its `partner p`. */
export const offerSorts = {
  avantage: 'lower(o.title)',
  partenaire: 'lower(p.name)',
  debut: 'o.starts_on',
  fin: { by: 'o.ends_on', mayBeNull: true },
  etat: 'o.state',
  ajout: 'o.id',
} as const satisfies SortColumns;

export class OfferListRequest extends ListRequest {
  @SortedBy(offerSorts)
  override sort?: keyof typeof offerSorts;

  @FilterBy(states, { page: 'etat', label: 'État', any: 'Tous' })
  state?: OfferState;

  @FilterBy(partnerKindsInWords, { page: 'activite', label: 'Activité', any: 'Toutes' })
  kind?: PartnerKind;

  @FilterBy(ends, { page: 'fin', label: 'Dernier jour', any: 'Peu importe' })
  end?: OfferEnd;
}
