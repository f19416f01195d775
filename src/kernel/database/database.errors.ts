import { DomainError } from '../errors/domain-error.js';

export class DatabaseBusy extends DomainError {
  readonly code = 'busy';
  readonly status = 503;
  override readonly retryAfterSeconds = 2;

  /** @param isSaid that the server itself is away is in the log already, once for all the requests it concerns */
  constructor(
    cause: unknown,
    override readonly isSaid = false,
  ) {
    super('Le service est très sollicité en ce moment.', {
      nextStep: 'Réessayez dans quelques secondes : rien n’a été perdu.',
      cause,
    });
  }
}

/** The server answers and can keep nothing: its disk is full or read-only, or it is a copy of another. */
export class DatabaseUnwritable extends DomainError {
  readonly code = 'unwritable';
  readonly status = 503;
  override readonly retryAfterSeconds = 30;
  override readonly isSaid = true;

  constructor(cause?: unknown) {
    super('Rien ne peut être enregistré en ce moment.', {
      nextStep: 'Réessayez dans quelques minutes. Si cela continue, prévenez le CCAS.',
      cause,
    });
  }
}
