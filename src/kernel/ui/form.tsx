import type { ComponentChildren } from 'preact';
import type { Autocomplete } from '../fields/look.js';
import { FieldFrame, fieldFacts, fieldId } from './field-frame.js';
import type { Refusal } from './refusal.js';

interface FormProps {
  /** The page itself when absent. */
  action?: string;
  /** Visit's token, sent as a hidden field. */
  token?: string;
  refusal?: Refusal;
  /** Which form of its page it is, where another has fields of the same names. */
  of?: string;
  /** For a form with a file. The hidden token stays its first part: the server reads it before the file. */
  file?: boolean;
  class?: string;
  role?: 'search';
  /** What a script of the page needs to know. */
  [data: `data-${string}`]: string | undefined;
  children: ComponentChildren;
}

/** A POST form. When it was refused, says so at the top and links to each field; the first one takes the focus. */
export function Form({ action, token, refusal, of, file, children, ...rest }: FormProps) {
  return (
    <form
      method="post"
      action={action}
      class="stack"
      enctype={file ? 'multipart/form-data' : undefined}
      noValidate
      {...rest}
    >
      <input type="hidden" name="jeton" value={token} />
      {refusal && <RefusalNotice refusal={refusal} of={of} />}
      {children}
    </form>
  );
}

interface NoticeProps {
  refusal: Refusal;
  /** Which form of the page it is about, where its fields say so too. */
  of?: string;
}

export function RefusalNotice({ refusal, of }: NoticeProps) {
  if (refusal.code === 'form_asks') return null;
  // A refused field takes the focus. Where none is named the notice does: else a keyboard begins at the top again.
  return (
    <div
      class={refusal.code === 'form_resumed' ? 'notice' : 'notice refused'}
      role="alert"
      tabIndex={-1}
      data-refusal
      autofocus={refusal.errors.length === 0 || undefined}
    >
      <p>
        <strong>{refusal.detail}</strong> {refusal.nextStep}
      </p>
      {refusal.errors.length > 0 && (
        <ul>
          {refusal.errors.map((error) => (
            <li>
              <a href={`#${fieldId(error.field, of)}`}>{error.detail}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface FieldProps {
  label: string;
  name: string;
  /** Which form of its page it stands in, where another has a field of that name. */
  of?: string;
  type?: 'text' | 'date' | 'email' | 'tel' | 'password' | 'number' | 'search' | 'file' | 'time';
  value?: string;
  hint?: string;
  refusal?: Refusal;
  /** `depends`: on another answer, and the hint says on which. */
  optional?: boolean | 'depends';
  autocomplete?: Autocomplete;
  inputmode?: 'numeric' | 'decimal' | 'text';
  autofocus?: boolean;
  maxLength?: number;
  accept?: string;
}

export function Field({
  label,
  name,
  of,
  type = 'text',
  value,
  hint,
  refusal,
  optional,
  autofocus,
  ...rest
}: FieldProps) {
  const facts = fieldFacts(name, hint, refusal, of);
  return (
    <FieldFrame label={label} optional={optional === true} hint={hint} facts={facts}>
      <input
        id={facts.id}
        name={name}
        type={(type === 'date' && value && !/^\d{4}-\d\d-\d\d$/.test(value) ? 'text' : type) as 'text'}
        value={type === 'password' ? undefined : value}
        required={!optional}
        aria-invalid={facts.error ? 'true' : undefined}
        aria-describedby={facts.describedBy}
        autofocus={facts.isRefused || (autofocus && !refusal) || undefined}
        {...rest}
      />
    </FieldFrame>
  );
}

interface SelectProps extends Pick<FieldProps, 'label' | 'name' | 'of' | 'value' | 'hint' | 'refusal'> {
  optional?: boolean;
  options: [value: string, label: string][];
}

export function Select({ label, name, of, value, hint, refusal, optional, options }: SelectProps) {
  const facts = fieldFacts(name, hint, refusal, of);
  return (
    <FieldFrame label={label} optional={optional} hint={hint} facts={facts}>
      <select
        id={facts.id}
        name={name}
        aria-invalid={facts.error ? 'true' : undefined}
        aria-describedby={facts.describedBy}
        autofocus={facts.isRefused || undefined}
      >
        {options.map(([key, text]) => (
          <option value={key} selected={key === value}>
            {text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

type TextAreaProps = Omit<SelectProps, 'options'> & Pick<FieldProps, 'maxLength'>;

export function TextArea({ label, name, of, value, hint, refusal, optional, maxLength = 1000 }: TextAreaProps) {
  const facts = fieldFacts(name, hint, refusal, of);
  return (
    <FieldFrame label={label} optional={optional} hint={hint} facts={facts}>
      <textarea
        id={facts.id}
        name={name}
        rows={3}
        maxLength={maxLength}
        required={!optional}
        aria-invalid={facts.error ? 'true' : undefined}
        aria-describedby={facts.describedBy}
        autofocus={facts.isRefused || undefined}
        value={value}
      />
    </FieldFrame>
  );
}
