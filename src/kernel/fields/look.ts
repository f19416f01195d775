import type { FunctionComponent } from 'preact';
import type { Refusal } from '../ui/refusal.js';

export type Autocomplete =
  | 'off'
  | 'email'
  | 'username'
  | 'current-password'
  | 'new-password'
  | 'one-time-code'
  | 'family-name'
  | 'given-name'
  | 'name'
  | 'bday'
  | 'tel'
  | 'street-address'
  | 'organization'
  | 'postal-code';

/** What a control of a slice's own is drawn from. */
export interface OwnControl {
  label: string;
  name: string;
  of?: string;
  hint?: string;
  isOptional: boolean;
  /** Of the whole form. */
  values: Record<string, string | string[] | undefined>;
  refusal?: Refusal;
  /** What the handler of the page has found for this field. */
  found?: unknown;
}

/** What a page needs of a field. */
export interface Look {
  label: string;
  hint?: string;
  /** Its name on the page, where the page asks in another way than the API: `amount`, in euros, for `amountCents`. */
  page?: string;
  control: 'input' | 'area' | 'select' | 'choices' | 'tick' | FunctionComponent<OwnControl>;
  type?: 'text' | 'date' | 'email' | 'tel' | 'number' | 'time' | 'password';
  /** What the browser may offer to somebody who types it of themselves. */
  autocomplete?: Autocomplete;
  inputmode?: 'numeric' | 'decimal' | 'text';
  maxLength?: number;
  /** Values and labels of a choice. */
  options?: [value: string, label: string, detail?: string | null][];
  /** Of a filter without options of its own: the label of what is shown where the address says nothing. */
  usual?: string;
  isOptional?: boolean;
}
