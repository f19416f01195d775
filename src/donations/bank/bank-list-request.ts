import type { SortColumns } from '../../kernel/listing/listed.js';
import { ListRequest, SortedBy } from '../../kernel/listing/list-request.js';

/** Of `bank_line b`. */
export const bankSorts = {
  date: 'b.booked_on',
  montant: 'b.amount_cents',
  libelle: 'lower(b.label)',
} as const satisfies SortColumns;

export class BankListRequest extends ListRequest {
  @SortedBy(bankSorts)
  override sort?: keyof typeof bankSorts;
}
