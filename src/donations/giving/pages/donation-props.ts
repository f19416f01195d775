import type { ShownForms } from '../../../kernel/fields/fields-of.js';
import type { DonationView } from '../donation.query.js';

export interface DonationPageProps extends ShownForms {
  donation: DonationView;
  /** The most that may be given back, in percent of the gift. */
  counterpartPercent: number;
  token: string;
  today: string;
  /** The receipt whose form was refused. */
  receiptId?: string;
}
