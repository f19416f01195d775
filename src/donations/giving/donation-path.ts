import { lifecycle } from '../../kernel/lifecycle/lifecycle.js';
import type { DonationState } from './donation-words.js';

/** Where a gift stands, as the board and the law see it (domain.md, Donations). */
export const donationPath = lifecycle<
  DonationState,
  'accept' | 'deliberate' | 'receive' | 'issueReceipt' | 'voidReceipt' | 'cancel'
>({
  accept: {
    from: ['pledged'],
    to: 'accepted_provisionally',
    by: ['ccas'],
    action: 'donation.accepted',
    refusal: 'Seule une promesse peut être acceptée à titre provisoire.',
  },
  deliberate: {
    from: ['accepted_provisionally'],
    to: 'deliberated',
    by: ['ccas'],
    action: 'donations.deliberated',
    refusal: 'Le conseil d’administration délibère sur les dons acceptés à titre provisoire par le président.',
  },
  // What arrived before the board met is `received` once it has decided.
  receive: {
    from: ['accepted_provisionally', 'deliberated'],
    to: 'received',
    by: ['ccas'],
    action: 'donation.received',
    refusal: 'Un don est reçu après avoir été accepté, au moins à titre provisoire (CASF, L123-8).',
  },
  // Once all that was received has one; an in-kind gift may have several.
  issueReceipt: {
    from: ['received'],
    to: 'receipted',
    by: ['ccas'],
    action: 'receipt.issued',
    refusal: 'Un reçu fiscal se fait quand tout est reçu et que le conseil a délibéré.',
  },
  voidReceipt: {
    from: ['receipted'],
    to: 'received',
    by: ['ccas'],
    action: 'receipt.voided',
    refusal: 'Ce don n’a pas de reçu fiscal à annuler.',
  },
  // Not with a valid receipt: `DonationNotCancellable` says so first.
  cancel: {
    from: ['pledged', 'accepted_provisionally', 'deliberated', 'received', 'receipted'],
    to: 'cancelled',
    by: ['ccas'],
    action: 'donation.cancelled',
    refusal: 'Ce don est déjà annulé.',
  },
});
