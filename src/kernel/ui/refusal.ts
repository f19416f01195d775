import { DomainError, type FieldError } from '../errors/domain-error.js';

/** A refusal as a form shows it: nothing typed is lost, each message stands at its field. */
export interface Refusal {
  status: number;
  code: string;
  detail: string;
  nextStep?: string;
  errors: FieldError[];
  extra?: Record<string, unknown>;
}

/** @throws the error itself when it is not one the design foresees */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof DomainError)) throw error;
  const { status, code, message, nextStep, errors, extra } = error;
  return { status, code, detail: message, nextStep, errors: errors ?? [], extra };
}
