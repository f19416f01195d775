import type { SortColumns } from '../../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../../kernel/listing/list-request.js';

/** Of `resident_ending e`, its `resident r` and the number of lines `l` that are left. */
export const toFinishSorts = {
  nom: 'r.search_text',
  depart: 'e.ended_on',
  reste: 'l.left',
  note: 'e.noted_at',
} as const satisfies SortColumns;

export class ToFinishListRequest extends ListRequest {
  @SortedBy(toFinishSorts)
  override sort?: keyof typeof toFinishSorts;
}
