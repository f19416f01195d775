import { DomainError, NotFound } from '../errors/domain-error.js';

/** Why it cannot be done to some, and to how many. */
export interface Reason {
  detail: string;
  nextStep?: string;
  count: number;
}

/** Counts those to whom it can be done, and the others by what is said to them. @param check throws the refusal of one */
export function planOf<Row>(rows: Row[], check: (row: Row) => void): { able: number; unable: Reason[] } {
  const reasons = new Map<string, Reason>();
  let able = 0;
  for (const row of rows)
    try {
      check(row);
      able++;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { detail, nextStep } = saidOf(error);
      const reason = reasons.get(detail) ?? { detail, nextStep, count: 0 };
      reason.count++;
      reasons.set(detail, reason);
    }
  return { able, unable: [...reasons.values()].sort((one, other) => other.count - one.count) };
}

/** What is said of one: that it is gone, or what is wrong with its answers where that is why. */
export function saidOf(error: DomainError): { detail: string; nextStep?: string } {
  if (error instanceof NotFound) return { detail: 'Cette fiche n’est plus là : elle a été effacée depuis.' };
  const { message, errors = [], nextStep } = error;
  return { detail: errors.length > 0 ? errors.map(({ detail }) => detail).join(' ') : message, nextStep };
}
