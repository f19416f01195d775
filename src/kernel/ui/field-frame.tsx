import type { ComponentChildren } from 'preact';
import type { FieldError } from '../errors/domain-error.js';
import type { Refusal } from './refusal.js';

/** What a control needs to be found from its label, its hint and its error. */
export interface FieldFacts {
  id: string;
  error?: FieldError;
  /** Asks for the focus: of several, the browser gives it to the first on the page. */
  isRefused: boolean;
  describedBy?: string;
}

/** @param of which form of its page it stands in, where another has a field of that name */
export function fieldFacts(
  name: string,
  hint: string | undefined,
  refusal: Refusal | undefined,
  of?: string,
): FieldFacts {
  const error = refusal?.errors.find((each) => each.field === name);
  const id = fieldId(name, of);
  return {
    id,
    error,
    isRefused: error !== undefined,
    describedBy: [hint && `${id}-aide`, error && `${id}-erreur`].filter(Boolean).join(' ') || undefined,
  };
}

/** Where a field is found on its page. */
export function fieldId(name: string, of?: string): string {
  return of ? `champ-${of}-${name}` : `champ-${name}`;
}

/** Hint and error of a control, where `fieldFacts` says they are. */
export function FieldNotes({ id, error, hint }: Pick<FieldFacts, 'id' | 'error'> & { hint?: string }) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-aide`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-erreur`}>
          {error.detail}
        </p>
      )}
    </>
  );
}

interface FrameProps {
  label: string;
  optional?: boolean;
  hint?: string;
  facts: FieldFacts;
  children: ComponentChildren;
}

/** Label, hint and error around one control. */
export function FieldFrame({ label, optional, hint, facts, children }: FrameProps) {
  return (
    <div class={facts.error ? 'field wrong' : 'field'}>
      <label for={facts.id}>
        {label}
        {optional && <span class="optional"> (facultatif)</span>}
      </label>
      <FieldNotes {...facts} hint={hint} />
      {children}
    </div>
  );
}
