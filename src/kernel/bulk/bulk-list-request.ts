import { answersOf, FilterBy } from '../listing/filter-by.js';
import type { SortColumns } from '../listing/listed.js';
import { ListRequest, SortedBy } from '../listing/list-request.js';

export type BulkRunState = 'waiting' | 'running' | 'done' | 'failed';

/** Of `bulk_run b`. */
export const bulkSorts = {
  demande: 'b.id',
  lignes: { by: 'b.total', isNewestFirst: true },
  etat: { by: 'b.state', isNewestFirst: true },
} as const satisfies SortColumns;

export const bulkStateLabels: Record<BulkRunState, string> = {
  waiting: 'En attente',
  running: 'En cours',
  done: 'Terminé',
  failed: 'Arrêté',
};

const states = answersOf(bulkStateLabels);

export class BulkListRequest extends ListRequest {
  @SortedBy(bulkSorts)
  override sort?: keyof typeof bulkSorts;

  @FilterBy(states, { page: 'etat', label: 'Où c’en est', any: 'Peu importe' })
  state?: BulkRunState;
}
