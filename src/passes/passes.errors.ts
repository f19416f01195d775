import { DomainError } from '../kernel/errors/domain-error.js';
import { refusal } from '../kernel/errors/refusal.js';

type Rule = 'category_not_offered' | 'too_young' | 'outside_communes' | 'residence_not_seen';

/** Which rule of eligibility is not met (domain.md, Pass). */
export class NotEligible extends DomainError {
  readonly code = 'not_eligible';
  readonly status = 409;

  constructor(rule: Rule, detail: string, nextStep: string) {
    super(detail, { nextStep, extra: { rule } });
  }
}

export class PassAlreadyHeld extends DomainError {
  readonly code = 'pass_already_held';
  readonly status = 409;

  constructor(passId: string) {
    super('Cette personne a déjà un pass.', {
      nextStep: 'Imprimez sa carte, ou renouvelez son pass.',
      extra: { passId },
    });
  }
}

export const WrongPassState = refusal(
  'wrong_pass_state',
  409,
  (detail: string) => detail,
  'Rechargez la fiche : elle a peut-être changé depuis.',
);

/** A pass that is revoked for it would leave carers, bookings and mails as they were (decision 0091). */
export class EndsMoreThanAPass extends DomainError {
  readonly code = 'ends_more_than_a_pass';
  readonly status = 409;

  constructor(residentId: string) {
    super('Un décès ou un déménagement arrête tout ce qui est en cours pour la personne, pas seulement son pass.', {
      nextStep: `Notez-le une seule fois : POST /api/v1/residents/${residentId}/ending.`,
      extra: { residentId },
    });
  }
}

/** Every place for a phone is taken: the CCAS sets how many one pass may have. */
export class TooManyPhones extends DomainError {
  readonly code = 'too_many_phones';
  readonly status = 409;

  constructor(limit: number) {
    super(`Ce pass est déjà sur ${limit === 1 ? 'un téléphone' : `${limit} téléphones`} : c’est le maximum.`, {
      nextStep: 'Retirez d’abord un téléphone qui ne sert plus, ou appelez le CCAS.',
      extra: { limit },
    });
  }
}

export const NoLetterWaiting = refusal(
  'no_letter_waiting',
  409,
  'Aucune lettre n’attend d’être imprimée.',
  'Celles d’avant peuvent être imprimées de nouveau.',
);

export const StatusListsFull = refusal(
  'status_lists_full',
  503,
  'Plus aucune place dans les listes de statut de ce CCAS.',
  'Prévenez l’exploitant.',
);
