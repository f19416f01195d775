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

/** What a page needs of a field. */
export interface Look {
  label: string;
  hint?: string;
  /** Its name on the page, where the page asks in another way than the API: `amount`, in euros, for `amountCents`. */
  page?: string;
  control: 'input' | 'area' | 'select' | 'choices' | 'tick';
  type?: 'text' | 'date' | 'email' | 'tel' | 'number' | 'time' | 'password';
  /** What the browser may offer to somebody who types it of themselves. */
  autocomplete?: Autocomplete;
  inputmode?: 'numeric' | 'decimal' | 'text';
  maxLength?: number;
  /** Values and labels of a choice. */
  options?: [value: string, label: string, detail?: string | null][];
  isOptional?: boolean;
}
