import { DomainError } from '../../kernel/errors/domain-error.js';
import { frenchDay } from '../../kernel/ui/french.js';

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
