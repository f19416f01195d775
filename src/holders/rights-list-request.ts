import { answersOf, FilterBy } from '../kernel/listing/filter-by.js';
import { Choice } from '../kernel/fields/choices.js';
import type { SortColumns } from '../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../kernel/listing/list-request.js';
import type { RightsKind } from './rights-form.js';
import { rightLabels } from './rights-wording.js';

/** The first is shown where nothing is asked: what waits is what there is to do. */
export const rightsStates = ['attente', 'repondues', 'toutes'] as const;
export type RightsState = (typeof rightsStates)[number];

const states: Record<RightsState, readonly [string, string]> = {
  attente: ['En attente', 'en attente'],
  repondues: ['Répondues', 'répondues'],
  toutes: ['En attente et répondues', 'en attente et répondues'],
};

/** Of `rights_request q` and `resident r`. A due date follows from the day of the request. */
export const rightsSorts = {
  echeance: 'q.asked_at',
  personne: 'r.search_text',
  demande: 'q.kind',
  reponse: { by: 'q.closed_at', mayBeNull: true },
} as const satisfies SortColumns;

export class RightsListRequest extends ListRequest {
  @SortedBy(rightsSorts)
  override sort?: keyof typeof rightsSorts;

  @Choice(rightsStates, {
    page: 'etat',
    label: 'État',
    options: rightsStates.map((state) => [state, ...states[state]]),
    optional: true,
    isLoose: true,
  })
  state?: RightsState;

  @FilterBy(answersOf(rightLabels), { page: 'demande', label: 'Demande', any: 'Toutes' })
  kind?: RightsKind;
}
