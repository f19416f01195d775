import { DomainError } from '../kernel/errors/domain-error.js';
import { refusal } from '../kernel/errors/refusal.js';
import { frenchDay } from '../kernel/ui/french.js';

const wrongStates = {
  accept: ['donation_not_pledged', 'Seule une promesse peut être acceptée à titre provisoire.'],
  deliberate: [
    'donation_not_accepted',
    'Le conseil d’administration délibère sur les dons acceptés à titre provisoire par le président.',
  ],
  receive: [
    'donation_not_accepted',
    'Un don est reçu après avoir été accepté, au moins à titre provisoire (CASF, L123-8).',
  ],
  change: ['donation_closed', 'Ce don a un reçu fiscal ou est annulé : ce qu’il contient ne change plus.'],
  cancel: ['donation_closed', 'Ce don est déjà annulé.'],
} as const;

export class DonationInWrongState extends DomainError {
  readonly code: string;
  readonly status = 409;

  constructor(verb: keyof typeof wrongStates) {
    super(wrongStates[verb][1], { nextStep: 'Rechargez la page pour voir où en est ce don.' });
    this.code = wrongStates[verb][0];
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

export class DeliberationDiffers extends DomainError {
  readonly code = 'deliberation_differs';
  readonly status = 409;

  constructor(decidedOn: string) {
    super(`La délibération de ce numéro est du ${frenchDay(decidedOn)}.`, {
      nextStep: 'Vérifiez le numéro et la date.',
      errors: [
        {
          field: 'decidedOn',
          code: 'deliberation_differs',
          detail: 'Ce numéro est celui d’une délibération d’un autre jour.',
        },
      ],
    });
  }
}
