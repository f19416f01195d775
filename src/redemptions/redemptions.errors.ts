import { DomainError } from '../kernel/errors/domain-error.js';
import type { LimitPeriod } from '../offers/offer-terms.js';
import type { Verdict } from './verdict.js';
import { backAgain, verdictSentences } from './verdict-sentences.js';

/** A scan that was not accepted; its code is the verdict. */
export class RedemptionRefused extends DomainError {
  readonly status = 409;

  /** @param period of the limit that was reached */
  constructor(
    readonly code: Verdict,
    period?: LimitPeriod,
  ) {
    super(verdictSentences[code].why, { nextStep: period ? backAgain[period] : verdictSentences[code].next });
  }
}

export class IdempotencyKeyMissing extends DomainError {
  readonly code = 'idempotency_key_missing';
  readonly status = 400;

  constructor() {
    super('L’en-tête Idempotency-Key est absent ou n’est pas un UUID.', {
      nextStep: 'Envoyez un UUID tiré une fois par utilisation, et le même à chaque nouvel essai.',
    });
  }
}

export class IdempotencyKeyReused extends DomainError {
  readonly code = 'idempotency_key_reused';
  readonly status = 422;

  constructor() {
    super('Cette clé a déjà servi pour une autre demande.', {
      nextStep: 'Tirez une nouvelle clé pour chaque utilisation.',
    });
  }
}

export class TooLateToVoid extends DomainError {
  readonly code = 'too_late_to_void';
  readonly status = 409;

  constructor() {
    super('Il est trop tard pour annuler cette utilisation.', {
      nextStep: 'Appelez le CCAS : un agent peut l’annuler.',
    });
  }
}

export class AlreadyVoided extends DomainError {
  readonly code = 'already_voided';
  readonly status = 409;

  constructor() {
    super('Cette utilisation est déjà annulée.', { nextStep: 'Rien de plus à faire.' });
  }
}

export class LeaseNotNeeded extends DomainError {
  readonly code = 'lease_not_needed';
  readonly status = 409;

  constructor() {
    super('Cet avantage est sans limite : il s’enregistre aussi sans réseau.', { nextStep: 'Rien à réserver.' });
  }
}

export class LeaseNeedsPass extends DomainError {
  readonly code = 'lease_needs_pass';
  readonly status = 409;

  constructor() {
    const detail = 'Cet avantage est limité pour chaque pass : le code du pass est nécessaire.';
    super(detail, {
      nextStep: 'Scannez le pass pendant que le réseau est là.',
      errors: [{ field: 'passCode', code: 'lease_needs_pass', detail }],
    });
  }
}
