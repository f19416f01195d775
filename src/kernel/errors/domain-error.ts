/** One field of a form or body that cannot be accepted. */
export interface FieldError {
  /** Path of the field, as the client wrote it: `benefit.value`. */
  field: string;
  code: string;
  /** A sentence in French, to be shown beside the field. */
  detail: string;
}

interface Explanation {
  /** What the person can do now, one French sentence. */
  nextStep?: string;
  errors?: FieldError[];
  /** Members added to the problem document: candidates, the rule that failed. */
  extra?: Record<string, unknown>;
  cause?: unknown;
}

/**
 * A refusal the design foresees: a stable code, a French sentence, the next step. It throws no HTTP; `status` is only
 * read by the filter that answers.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly status: number;
  readonly nextStep?: string;
  readonly errors?: FieldError[];
  readonly extra?: Record<string, unknown>;
  readonly retryAfterSeconds?: number;
  /** Path of ours where whoever sees pages is led instead of being told: what they look for is there. */
  readonly goTo?: string;
  /** Its cause is in the log already, so that each request it refuses need not be. */
  readonly isSaid?: boolean;

  constructor(detail: string, explanation: Explanation = {}) {
    super(detail, { cause: explanation.cause });
    if (explanation.nextStep) this.nextStep = explanation.nextStep;
    if (explanation.errors) this.errors = explanation.errors;
    if (explanation.extra) this.extra = explanation.extra;
  }
}

export class InvalidInput extends DomainError {
  readonly code = 'invalid_input';
  readonly status = 400;

  constructor(errors: FieldError[]) {
    super('Certaines réponses sont à corriger.', {
      errors,
      nextStep: 'Corrigez les champs signalés, puis recommencez.',
    });
  }
}

/** One field and what is wrong with it. */
export function refuse(field: string, code: string, detail: string): InvalidInput {
  return new InvalidInput([{ field, code, detail }]);
}

export class NotFound extends DomainError {
  readonly code = 'not_found';
  readonly status = 404;

  constructor(what = 'Cette page') {
    super(`${what} est introuvable.`, { nextStep: 'Vérifiez l’adresse, ou revenez à l’accueil.' });
  }
}
