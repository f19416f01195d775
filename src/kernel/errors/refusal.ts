import { DomainError, type FieldError } from './domain-error.js';

/** What a refusal says besides its sentence. */
interface More {
  /** The field at fault, as the form names it: the sentence stands beside it, unless another one does. */
  field?: string | { name: string; code?: string; detail: string };
  /** For `Retry-After`. */
  retryAfterSeconds?: number;
  /** Path of ours where what they look for is: whoever sees pages is led there instead of being told. */
  goTo?: string;
}

/** A sentence, or how it is made of what the refusal is given. */
type Sentence<P extends unknown[]> = string | ((...given: P) => string);

/**
 * A refusal in one line: `export const SlotPast = refusal('slot_past', 409, 'Cette heure est passée.', 'Choisissez une
 * heure à venir.', { field: 'slotId' })`, then `throw new SlotPast()`. A sentence that needs something says so:
 * `refusal('full', 409, (day: string) => `Le ${day} est complet.`)`, then `throw new Full(day)`.
 * A class of its own is for what carries more: candidates, a list of fields.
 * @param code stable: programs read it
 * @param status of HTTP
 * @param detail what is refused and why, French
 * @param nextStep what the person can do now, French
 */
export function refusal<const C extends string, P extends unknown[] = []>(
  code: C,
  status: number,
  detail: Sentence<P>,
  nextStep?: Sentence<P>,
  { field, retryAfterSeconds, goTo }: More = {},
): new (...given: P) => DomainError & { readonly code: C } {
  return class extends DomainError {
    readonly code = code;
    readonly status = status;
    override readonly retryAfterSeconds = retryAfterSeconds;
    override readonly goTo = goTo;

    constructor(...given: P) {
      const said = sentence(detail, given);
      super(said, {
        nextStep: nextStep === undefined ? undefined : sentence(nextStep, given),
        errors: field === undefined ? undefined : [beside(field, { code, detail: said })],
      });
      this.name = code;
    }
  };
}

function beside(field: NonNullable<More['field']>, whole: Omit<FieldError, 'field'>): FieldError {
  if (typeof field === 'string') return { field, ...whole };
  const { name, ...own } = field;
  return { field: name, ...whole, ...own };
}

function sentence<P extends unknown[]>(text: Sentence<P>, given: P): string {
  return typeof text === 'string' ? text : text(...given);
}
