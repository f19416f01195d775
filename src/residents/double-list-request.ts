import { FilterBy } from '../kernel/listing/filter-by.js';
import type { SortColumns } from '../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../kernel/listing/list-request.js';

export type SharedBy = 'identite' | 'telephone' | 'courriel' | 'nom';

/** Of two dossiers `a` and `b` of one birthday. */
export const doubleSorts = {
  ressemblance: 'similarity(a.search_text, b.search_text)',
  nom: 'a.search_text',
  naissance: 'a.born_on',
} as const satisfies SortColumns;

export class DoubleListRequest extends ListRequest {
  @SortedBy(doubleSorts)
  override sort?: keyof typeof doubleSorts;

  @FilterBy(
    {
      identite: ['Même nom, même date de naissance', 'de même nom'],
      telephone: ['Même téléphone', 'de même téléphone'],
      courriel: ['Même courriel', 'de même courriel'],
      nom: ['Nom ressemblant seulement', 'dont seul le nom se ressemble'],
    },
    { page: 'commun', label: 'En commun', any: 'Peu importe' },
  )
  shared?: SharedBy;
}
