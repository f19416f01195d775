import { DomainError } from '../errors/domain-error.js';

export class MailNotResendable extends DomainError {
  readonly code = 'mail_not_resendable';
  readonly status = 409;

  constructor(detail: string, nextStep: string) {
    super(detail, { nextStep });
  }
}
