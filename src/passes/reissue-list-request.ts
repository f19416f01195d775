import type { SortColumns } from '../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../kernel/listing/list-request.js';

/** Of `pass p` and its `resident r`. */
export const reissueSorts = {
  nom: 'r.search_text',
  numero: 'p.number',
  fin: 'p.valid_through',
} as const satisfies SortColumns;

export class ReissueListRequest extends ListRequest {
  @SortedBy(reissueSorts)
  override sort?: keyof typeof reissueSorts;
}
