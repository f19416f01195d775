import { Line, Pattern } from '../kernel/fields/lines.js';
import type { SortColumns } from '../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../kernel/listing/list-request.js';
import type { ApplicationView } from './application.query.js';

export type SentState = ApplicationView['state'];
export const sentStates: SentState[] = ['submitted', 'more_asked', 'accepted', 'refused', 'withdrawn'];

/** Of `pass_application a`. */
export const applicationSorts = {
  nom: 'lower(a.last_name)',
  naissance: 'a.born_on',
  commune: 'a.commune_code',
  envoi: 'a.submitted_at',
  etat: 'a.state',
} as const satisfies SortColumns;

export class ApplicationListRequest extends ListRequest {
  @SortedBy(applicationSorts)
  override sort?: keyof typeof applicationSorts;

  /** Above the list, each by a link of its own. */
  @Line(20, { page: 'etat', options: [], optional: true })
  state?: string;

  /** INSEE code. */
  @Pattern(/^\w{5}$/, { page: 'commune', label: 'Commune', options: [['', 'Toutes']], optional: true })
  communeCode?: string;
}

/** Those to examine where the address says nothing; all for a state that is none: `toutes`. */
export function stateAsked({ state }: ApplicationListRequest): SentState | undefined {
  return state === undefined ? 'submitted' : sentStates.find((each) => each === state);
}
