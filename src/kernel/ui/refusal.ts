import { DomainError, type FieldError } from '../errors/domain-error.js';
import { FormInterrupted, FormNotKept, NotInRehearsal } from '../forms/forms.errors.js';

/** A refusal as a form shows it: nothing typed is lost, each message stands at its field. */
export interface Refusal {
  status: number;
  code: string;
  detail: string;
  nextStep?: string;
  errors: FieldError[];
  extra?: Record<string, unknown>;
}

/** No form of the page can show these. */
const passing = [FormInterrupted, FormNotKept, NotInRehearsal];

/** @throws the error itself when it is not one the design foresees, or when no form can be shown before a sign-in */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof DomainError) || passing.some((kind) => error instanceof kind)) throw error;
  const { status, code, message, nextStep, errors, extra } = error;
  return { status, code, detail: message, nextStep, errors: errors ?? [], extra };
}
