import { DomainError } from '../../kernel/errors/domain-error.js';
import { refusal } from '../../kernel/errors/refusal.js';
import { frenchDay, frenchEuros } from '../../kernel/ui/french.js';

export class OverTheBalance extends DomainError {
  readonly code = 'over_the_balance';
  readonly status = 409;

  constructor(leftCents: number, on: string) {
    super(
      `Une action ne dépense pas plus que ce qu’elle a reçu : il reste ${frenchEuros(Math.max(0, leftCents))} au ${frenchDay(on)}.`,
      {
        nextStep: 'Diminuez le montant, changez la date, ou faites voter un virement entre actions.',
        errors: [{ field: 'amount', code: 'over_the_balance', detail: 'Ce montant dépasse le solde de l’action.' }],
        extra: { leftCents },
      },
    );
  }
}

/** Money given back had been spent, so taking it away would leave the fund below zero. */
export const AlreadySpent = refusal(
  'already_spent',
  409,
  'L’action a déjà dépensé cet argent : le rendre laisserait son solde sous zéro.',
  'Faites d’abord voter un virement vers cette action, ou corrigez ses dépenses.',
);

export const FundClosed = refusal('fund_closed', 409, 'Cette action ne collecte plus.', 'Choisissez-en une autre.', {
  field: { name: 'fundId', detail: 'Cette action ne collecte plus : choisissez-en une autre.' },
});
