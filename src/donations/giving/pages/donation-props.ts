import type { Refusal } from '../../../kernel/ui/refusal.js';
import type { DonationView } from '../donation.query.js';

export interface DonationPageProps {
  donation: DonationView;
  token: string;
  today: string;
  /** What was typed in a form that was refused, and which one. */
  values?: Record<string, string | string[] | undefined>;
  refused?: string;
  /** The receipt it was about. */
  receiptId?: string;
  refusal?: Refusal;
}
