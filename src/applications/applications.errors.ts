import { DomainError, type FieldError, InvalidInput } from '../kernel/errors/domain-error.js';
import { refusal } from '../kernel/errors/refusal.js';
import type { DoubleCandidate } from '../residents/likely-doubles.query.js';
import type { Step } from './steps.js';

/** Nothing is being written any more under this secret: sent, erased, or thirty days old. */
export const DraftGone = refusal(
  'draft_gone',
  409,
  'Cette demande n’est plus en cours de saisie.',
  'Revenez au début de la demande.',
  { goTo: '/demande' },
);

/** An answer no longer holds when the whole is sent; `extra.step` is where to mend it. */
export class StepRefused extends InvalidInput {
  override readonly extra: { step: Step };

  constructor(step: Step, errors: FieldError[]) {
    super(errors);
    this.extra = { step };
  }
}

export const TooManyApplications = refusal(
  'too_many_applications',
  429,
  'Beaucoup de demandes viennent d’arriver de cette connexion.',
  'Attendez un quart d’heure, ou appelez le CCAS : il remplira la demande avec vous.',
  { retryAfterSeconds: 900 },
);

export const WrongApplicationState = refusal(
  'wrong_application_state',
  409,
  (detail: string) => detail,
  'Rechargez la demande : quelqu’un l’a peut-être déjà traitée.',
);

/** Somebody of the register may be the same person: an agent decides, with both side by side. */
export class LikelyDouble extends DomainError {
  readonly code = 'likely_double';
  readonly status = 409;

  constructor(candidates: DoubleCandidate[]) {
    super('Cette personne est peut-être déjà inscrite.', {
      nextStep: 'Choisissez son dossier, ou confirmez qu’il s’agit de quelqu’un d’autre.',
      extra: { candidates },
    });
  }
}
