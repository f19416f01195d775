import { Choice } from '../kernel/fields/choices.js';
import type { SortColumns } from '../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../kernel/listing/list-request.js';

/** Ending within so many days; or over, for as long. */
export const endingFilters = ['30', '60', '90', 'over'] as const;
export type EndingFilter = (typeof endingFilters)[number];
export const endingFilterLabels: Record<EndingFilter, string> = {
  '30': 'Dans 30 jours',
  '60': 'Dans 60 jours',
  '90': 'Dans 90 jours',
  over: 'Déjà finis',
};
/** Where nothing is asked. */
export const usualEndings = '60' satisfies EndingFilter;

/** Of `pass p` and its `resident r`. */
export const endingSorts = {
  fin: 'p.valid_through',
  nom: { by: 'r.search_text', join: 'join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id' },
} as const satisfies SortColumns;

export class EndingListRequest extends ListRequest {
  @SortedBy(endingSorts)
  override sort?: keyof typeof endingSorts;

  /** Above the list, each by a link of its own. */
  @Choice(endingFilters, {
    page: 'jours',
    label: 'Échéance',
    options: [],
    usual: endingFilterLabels[usualEndings],
    optional: true,
    isLoose: true,
  })
  days?: EndingFilter;
}
