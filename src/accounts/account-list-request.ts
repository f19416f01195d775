import { FilterBy } from '../kernel/listing/filter-by.js';
import type { SortColumns } from '../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../kernel/listing/list-request.js';
import { roleLabels } from './account-words.js';
import type { StaffKind } from './account.entity.js';
import { lastSeen } from './last-seen.js';

/** Of `account a`. */
export const accountSorts = {
  nom: 'lower(a.name)',
  role: 'a.kind',
  vu: { by: lastSeen, mayBeNull: true },
} as const satisfies SortColumns;

const states = {
  invites: ['Invités', 'invités, pas encore entrés'],
  fermes: ['Fermés', 'fermés'],
  tous: ['Tous', 'ouverts ou fermés'],
} as const;

export class AccountListRequest extends ListRequest {
  @SortedBy(accountSorts)
  override sort?: keyof typeof accountSorts;

  @FilterBy(states, { page: 'etat', label: 'État', any: 'Ouverts' })
  state?: keyof typeof states;

  @FilterBy(
    { agent: [roleLabels.agent, 'agents'], manager: [roleLabels.manager, 'responsables'] },
    { page: 'role', label: 'Rôle', any: 'Tous' },
  )
  kind?: StaffKind;
}
