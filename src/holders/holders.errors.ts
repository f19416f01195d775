import { DomainError } from '../kernel/errors/domain-error.js';
import { refusal } from '../kernel/errors/refusal.js';

/** The same for an unknown number, a wrong secret or date, a secret used, withdrawn or too old: it tells a guesser nothing. */
export const ActivationRefused = refusal(
  'activation_refused',
  409,
  'Le numéro, le code secret et la date de naissance ne vont pas ensemble, ou ce code a déjà servi.',
  'Relisez la lettre et recommencez. Un code sert une seule fois, pendant 30 jours : le CCAS peut vous en donner un autre.',
);

/** The proof is not signed by this phone, for this request, now. A phone whose clock is wrong reads the right time here. */
export class ProofRefused extends DomainError {
  readonly code = 'proof_refused';
  readonly status = 401;

  constructor(serverTime: number) {
    super('Ce téléphone n’a pas pu prouver qu’il porte le pass.', {
      nextStep: 'Réessayez. Si cela continue, activez le pass à nouveau.',
      extra: { serverTime },
    });
  }
}

/** This phone carried the pass and no longer does: it may forget it. */
export const PhoneRevoked = refusal(
  'phone_revoked',
  401,
  'Ce téléphone n’a plus le pass.',
  'Activez-le à nouveau avec un code du CCAS.',
);

export const CarerEnded = refusal('carer_ended', 409, 'Cette personne n’est plus aidante.', 'Rechargez la page.');

export const RequestClosed = refusal(
  'request_closed',
  409,
  'Une réponse a déjà été donnée à cette demande.',
  'Rechargez la page.',
);
