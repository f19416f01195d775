import { DomainError } from '../kernel/errors/domain-error.js';

/** The same for an unknown number, a wrong secret or date, a secret used, withdrawn or too old: it tells a guesser nothing. */
export class ActivationRefused extends DomainError {
  readonly code = 'activation_refused';
  readonly status = 409;

  constructor() {
    super('Le numéro, le code secret et la date de naissance ne vont pas ensemble, ou ce code a déjà servi.', {
      nextStep:
        'Relisez la lettre et recommencez. Un code sert une seule fois, pendant 30 jours : le CCAS peut vous en donner un autre.',
    });
  }
}

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
export class PhoneRevoked extends DomainError {
  readonly code = 'phone_revoked';
  readonly status = 401;

  constructor() {
    super('Ce téléphone n’a plus le pass.', { nextStep: 'Activez-le à nouveau avec un code du CCAS.' });
  }
}

export class CarerEnded extends DomainError {
  readonly code = 'carer_ended';
  readonly status = 409;

  constructor() {
    super('Cette personne n’est plus aidante.', { nextStep: 'Rechargez la page.' });
  }
}

export class RequestClosed extends DomainError {
  readonly code = 'request_closed';
  readonly status = 409;

  constructor() {
    super('Une réponse a déjà été donnée à cette demande.', { nextStep: 'Rechargez la page.' });
  }
}
