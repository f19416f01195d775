import { Choice, Reference } from '../../kernel/fields/choices.js';
import { answersOf, FilterBy } from '../../kernel/listing/filter-by.js';
import type { SortColumns } from '../../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../../kernel/listing/list-request.js';
import { type DonationKind, donationKindLabels, type DonationState, donationStates } from './donation-words.js';

const kinds = answersOf(donationKindLabels, (label) => `en ${label.toLowerCase()}`);

/** Of `donation d`, its donor `g` and its fund `f`. */
export const donationSorts = {
  donateur: { by: 'lower(g.name)', mayBeNull: true },
  action: 'lower(f.name)',
  promesse: 'd.pledged_at',
  montant: 'd.amount_cents',
  etat: 'd.state',
  ajout: 'd.id',
} as const satisfies SortColumns;

export class DonationListRequest extends ListRequest {
  @SortedBy(donationSorts)
  override sort?: keyof typeof donationSorts;

  /** Above the list, each by a link of its own. */
  @Choice(donationStates, { page: 'etat', options: [], optional: true, isLoose: true })
  state?: DonationState;

  @FilterBy(kinds, { page: 'nature', label: 'Nature', any: 'Toutes' })
  kind?: DonationKind;

  @Reference({ page: 'action', label: 'Action', options: [['', 'Toutes']], optional: true })
  fundId?: string;
}
