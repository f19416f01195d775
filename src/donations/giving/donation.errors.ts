import { DomainError } from '../../kernel/errors/domain-error.js';
import { refusal } from '../../kernel/errors/refusal.js';
import { donationPath } from './donation-path.js';

const codes = {
  accept: 'donation_not_pledged',
  deliberate: 'donation_not_accepted',
  receive: 'donation_not_accepted',
  cancel: 'donation_closed',
} as const;

/** A step that is not to be taken from here; or a change to what is closed. */
export class DonationInWrongState extends DomainError {
  readonly code: string;
  readonly status = 409;

  constructor(verb: keyof typeof codes | 'change') {
    super(
      verb === 'change'
        ? 'Ce don a un reçu fiscal ou est annulé : ce qu’il contient ne change plus.'
        : donationPath.step(verb).refusal,
      { nextStep: 'Rechargez la page pour voir où en est ce don.' },
    );
    this.code = verb === 'change' ? 'donation_closed' : codes[verb];
  }
}

export const DonationNotCancellable = refusal(
  'donation_not_cancellable',
  409,
  'Ce don a un reçu fiscal valable : il ne peut pas être annulé ainsi.',
  'Annulez d’abord le reçu fiscal, avec son motif.',
);

export const ReceptionAlreadyWhole = refusal(
  'reception_already_whole',
  409,
  'Ce don est déjà noté comme reçu en entier.',
  'Un versement de plus est un nouveau don : enregistrez-le à part.',
);
