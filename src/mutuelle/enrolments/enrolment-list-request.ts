import { Line } from '../../kernel/fields/lines.js';
import { answersOf, FilterBy } from '../../kernel/listing/filter-by.js';
import type { SortColumns } from '../../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../../kernel/listing/list-request.js';
import { type EnrolmentState, stateLabels } from './enrolment-states.js';
import type { ListFilter } from './enrolment.query.js';

const states = answersOf(stateLabels, (label) => `à l’étape « ${label} »`);

const waits: Record<ListFilter, readonly [string, string]> = {
  rappeler: ['À rappeler', 'à rappeler'],
  rapprocher: ['À rapprocher d’un dossier', 'à rapprocher d’un dossier'],
  attente: ['En attente depuis 30 jours', 'en attente depuis 30 jours'],
};

/** Of `enrolment e` and its `resident r`. */
export const enrolmentSorts = {
  nom: `folded(coalesce(r.last_name, e.last_name, ''))`,
  etat: 'e.state',
  depuis: 'e.state_since',
  ajout: 'e.id',
} as const satisfies SortColumns;

export class EnrolmentListRequest extends ListRequest {
  @SortedBy(enrolmentSorts)
  override sort?: keyof typeof enrolmentSorts;

  @FilterBy(waits, { page: 'a', label: 'À faire', any: 'Peu importe' })
  only?: ListFilter;

  @FilterBy(states, { page: 'etat', label: 'Étape', any: 'Toutes' })
  state?: EnrolmentState;

  /** Typed in a box of its own. */
  @Line(100, { optional: true })
  q?: string;
}
