import { DomainError } from '../kernel/errors/domain-error.js';

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

export class WrongPassState extends DomainError {
  readonly code = 'wrong_pass_state';
  readonly status = 409;

  constructor(detail: string) {
    super(detail, { nextStep: 'Rechargez la fiche : elle a peut-être changé depuis.' });
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

export class NoLetterWaiting extends DomainError {
  readonly code = 'no_letter_waiting';
  readonly status = 409;

  constructor() {
    super('Aucune lettre n’attend d’être imprimée.', { nextStep: 'Celles d’avant peuvent être imprimées de nouveau.' });
  }
}

export class StatusListsFull extends DomainError {
  readonly code = 'status_lists_full';
  readonly status = 503;

  constructor() {
    super('Plus aucune place dans les listes de statut de ce CCAS.', { nextStep: 'Prévenez l’exploitant.' });
  }
}
