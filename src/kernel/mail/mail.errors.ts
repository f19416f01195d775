import { refusal } from '../errors/refusal.js';

export const MailNotResendable = refusal(
  'mail_not_resendable',
  409,
  (detail: string, _nextStep: string) => detail,
  (_detail, nextStep) => nextStep,
);
