import type { ShownForms } from '../../../kernel/fields/fields-of.js';
import type { ExpenseView, FundView, TransferView } from '../fund.query.js';

export interface FundPageProps extends ShownForms {
  fund: FundView;
  expenses: ExpenseView[];
  transfers: TransferView[];
  others: { id: string; name: string }[];
  /** Balance at the end of a day that was chosen. */
  balance: { day: string; cents: number };
  today: string;
  token: string;
  /** The expense whose line was refused. */
  refusedExpense?: string;
}
