import { DomainError } from '../kernel/errors/domain-error.js';

/** The same answer whether the account exists or not. */
export class WrongCredentials extends DomainError {
  readonly code = 'wrong_credentials';
  readonly status = 401;

  constructor() {
    super('L’adresse ou le mot de passe ne convient pas.', {
      nextStep: 'Vérifiez-les, puis réessayez.',
      errors: [{ field: 'email', code: 'wrong_credentials', detail: 'L’adresse ou le mot de passe ne convient pas.' }],
    });
  }
}

export class WeakPassword extends DomainError {
  readonly code = 'weak_password';
  readonly status = 400;

  constructor(detail: string) {
    super(detail, {
      nextStep: 'Quatre mots sans rapport entre eux font un bon mot de passe.',
      errors: [{ field: 'password', code: 'weak_password', detail }],
    });
  }
}

export class AccountExists extends DomainError {
  readonly code = 'account_exists';
  readonly status = 409;

  constructor() {
    super('Un compte existe déjà pour cette adresse.', { nextStep: 'Utilisez une autre adresse.' });
  }
}
