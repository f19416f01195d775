import { answersOf, FilterBy } from '../kernel/listing/filter-by.js';
import type { SortColumns } from '../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../kernel/listing/list-request.js';
import type { CardBatchState } from './card-batch.entity.js';
import { batchStateLabels } from './printing-wording.js';

/** Of `card_batch b`. */
export const cardBatchSorts = {
  demande: 'b.id',
  combien: { by: 'b.total', isNewestFirst: true },
  etat: { by: 'b.state', isNewestFirst: true },
} as const satisfies SortColumns;

const states = answersOf(batchStateLabels);

export class CardBatchListRequest extends ListRequest {
  @SortedBy(cardBatchSorts)
  override sort?: keyof typeof cardBatchSorts;

  @FilterBy(states, { page: 'etat', label: 'Où c’en est', any: 'Peu importe' })
  state?: CardBatchState;
}
