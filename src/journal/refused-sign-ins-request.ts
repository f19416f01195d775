import { answersOf, FilterBy } from '../kernel/listing/filter-by.js';
import type { SortColumns } from '../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../kernel/listing/list-request.js';

export type RefusedWhat = 'password_refused' | 'code_refused' | 'link_refused' | 'provider_refused';

export const refusedWhatLabels: Record<RefusedWhat, string> = {
  password_refused: 'Mot de passe refusé',
  code_refused: 'Code de vérification refusé',
  link_refused: 'Lien refusé',
  provider_refused: 'ProConnect refusé',
};

/** Of tries `t`, by the hour. */
export const refusedSorts = {
  quand: 't.last_at',
  fois: { by: 't.times', isNewestFirst: true },
  compte: { by: 't.who', isNewestFirst: true },
  adresse: { by: 't.address', isNewestFirst: true },
} as const satisfies SortColumns;

export class RefusedSignInsRequest extends ListRequest {
  @SortedBy(refusedSorts)
  override sort?: keyof typeof refusedSorts;

  @FilterBy(answersOf(refusedWhatLabels), { page: 'refus', label: 'Refus', any: 'Tous les refus' })
  what?: RefusedWhat;
}
