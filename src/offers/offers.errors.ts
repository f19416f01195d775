import { DomainError, type FieldError } from '../kernel/errors/domain-error.js';
import { refusal } from '../kernel/errors/refusal.js';
import { frenchDay } from '../kernel/ui/french.js';

export const WrongOfferState = refusal(
  'wrong_offer_state',
  409,
  (detail: string) => detail,
  'Rechargez la page : l’avantage a peut-être changé depuis.',
);

export const PartnerNotApproved = refusal(
  'partner_not_approved',
  409,
  'Ce partenaire n’est pas encore approuvé.',
  'Approuvez d’abord le partenaire.',
);

/** People have read a published offer: its terms may become kinder, never stricter. */
export class OnlyLoosening extends DomainError {
  readonly code = 'only_loosening';
  readonly status = 409;

  constructor(errors: FieldError[]) {
    super('Un avantage en ligne ne peut qu’être assoupli.', {
      errors,
      nextStep: 'Terminez-le et publiez-en un nouveau.',
    });
  }
}

/** People keep the address of an offer: one that was on line says what became of it. */
export class OfferNotOnLine extends DomainError {
  readonly code = 'offer_not_on_line';
  readonly status = 404;

  constructor(title: string, { isOver, resumesOn }: { isOver: boolean; resumesOn: string | null }) {
    const back = resumesOn ? ` Il reprend le ${frenchDay(resumesOn)}.` : '';
    super(isOver ? `« ${title} » est terminé.` : `« ${title} » est en pause.${back}`, {
      nextStep: 'Voyez les autres avantages dans la liste.',
    });
  }
}
