import type { ShownForms } from '../../../kernel/fields/fields-of.js';
import type { DonationView } from '../donation.query.js';

export interface DonationPageProps extends ShownForms {
  donation: DonationView;
  token: string;
  today: string;
  /** The receipt whose form was refused. */
  receiptId?: string;
}
