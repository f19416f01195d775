import { DomainError } from '../errors/domain-error.js';

/**
 * What may be logged of a failure: its kind and code. A database error quotes the row it failed on, a mail server's
 * answer the address, so neither message is ever written down.
 */
export function failureCode(error: unknown): string {
  const { name, code } = error as { name?: string; code?: string };
  return [name ?? 'Error', code].filter(Boolean).join(' ');
}

/** The database is away: its own sentence is in the log, and each piece of work that stumbles over it need not add one. */
export function isSaid(error: unknown): boolean {
  return error instanceof DomainError && error.isSaid === true;
}
