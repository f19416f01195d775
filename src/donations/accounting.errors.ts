import { DomainError } from '../kernel/errors/domain-error.js';

export class AccountsMissing extends DomainError {
  readonly code = 'accounts_missing';
  readonly status = 409;

  constructor(missing: string[]) {
    super(`Il manque des comptes pour écrire ce fichier : ${missing.join(', ')}.`, {
      nextStep: 'Un responsable les écrit dans « Dons », « Réglages ».',
    });
  }
}
