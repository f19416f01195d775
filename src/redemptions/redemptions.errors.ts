import { DomainError } from '../kernel/errors/domain-error.js';
import { refusal } from '../kernel/errors/refusal.js';
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

export const IdempotencyKeyMissing = refusal(
  'idempotency_key_missing',
  400,
  'L’en-tête Idempotency-Key est absent ou n’est pas un UUID.',
  'Envoyez un UUID tiré une fois par utilisation, et le même à chaque nouvel essai.',
);

export const IdempotencyKeyReused = refusal(
  'idempotency_key_reused',
  422,
  'Cette clé a déjà servi pour une autre demande.',
  'Tirez une nouvelle clé pour chaque utilisation.',
);

export const TooLateToVoid = refusal(
  'too_late_to_void',
  409,
  'Il est trop tard pour annuler cette utilisation.',
  'Appelez le CCAS : un agent peut l’annuler.',
);

export const AlreadyVoided = refusal(
  'already_voided',
  409,
  'Cette utilisation est déjà annulée.',
  'Rien de plus à faire.',
);

export const LeaseNotNeeded = refusal(
  'lease_not_needed',
  409,
  'Cet avantage est sans limite : il s’enregistre aussi sans réseau.',
  'Rien à réserver.',
);

export const LeaseNeedsPass = refusal(
  'lease_needs_pass',
  409,
  'Cet avantage est limité pour chaque pass : le code du pass est nécessaire.',
  'Scannez le pass pendant que le réseau est là.',
  { field: 'passCode' },
);
