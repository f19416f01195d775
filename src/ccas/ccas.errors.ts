import { DomainError } from '../kernel/errors/domain-error.js';

export class NoIssuerKey extends DomainError {
  readonly code = 'no_issuer_key';
  readonly status = 503;

  constructor(cause?: unknown) {
    super('Ce CCAS ne peut pas signer de pass pour le moment.', {
      nextStep: 'Vérifiez que SECRET_KEY est bien celle de l’installation.',
      cause,
    });
  }
}
