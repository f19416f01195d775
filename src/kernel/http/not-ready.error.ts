import { DomainError } from '../errors/domain-error.js';

export class NotReady extends DomainError {
  readonly code = 'not_ready';
  readonly status = 503;
  override readonly retryAfterSeconds = 5;

  constructor(check: 'migrations' | 'ccas' | 'keys', why: string) {
    super(`Pas encore prêt : ${why}.`, { extra: { check } });
  }
}
