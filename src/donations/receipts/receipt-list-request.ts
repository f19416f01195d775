import { Whole } from '../../kernel/fields/numbers.js';
import { FilterBy } from '../../kernel/listing/filter-by.js';
import type { SortColumns } from '../../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../../kernel/listing/list-request.js';
import type { DonorKind } from '../giving/donor-kind.js';

/** Of `receipt r` and its donor `g`. */
export const receiptSorts = {
  numero: '(r.year, r.number)',
  donateur: { by: 'lower(g.name)', mayBeNull: true },
  fait: 'r.issued_on',
  etat: 'r.state',
  montant: 'r.amount_cents',
} as const satisfies SortColumns;

export class ReceiptListRequest extends ListRequest {
  @SortedBy(receiptSorts)
  override sort?: keyof typeof receiptSorts;

  /** Of the gifts: above the list, each by a link of its own. */
  @Whole({ min: 2000, max: 2999, page: 'annee', label: 'Année', usual: 'cette année', optional: true })
  year?: number;

  @FilterBy(
    { company: ['Entreprises', 'aux entreprises'], person: ['Particuliers', 'aux particuliers'] },
    { page: 'donateurs', label: 'Donateurs', any: 'Tous' },
  )
  donorKind?: DonorKind;
}
