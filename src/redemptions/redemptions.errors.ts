import { DomainError } from '../kernel/errors/domain-error.js';
import type { Verdict } from './verdict.js';
import { verdictSentences } from './verdict-sentences.js';

/** A scan that was not accepted; its code is the verdict. */
export class RedemptionRefused extends DomainError {
  readonly status = 409;

  constructor(readonly code: Verdict) {
    super(verdictSentences[code].why, { nextStep: verdictSentences[code].next });
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
