import { DomainError } from '../errors/domain-error.js';

export class DatabaseBusy extends DomainError {
  readonly code = 'busy';
  readonly status = 503;
  override readonly retryAfterSeconds = 2;

  constructor(cause: unknown) {
    super('Le service est très sollicité en ce moment.', {
      nextStep: 'Réessayez dans quelques secondes : rien n’a été perdu.',
      cause,
    });
  }
}
