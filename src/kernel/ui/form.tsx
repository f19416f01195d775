import type { ComponentChildren } from 'preact';
import type { Refusal } from './refusal.js';

interface FormProps {
  action: string;
  /** Visit's token, sent as a hidden field. */
  token: string;
  refusal?: Refusal;
  /** For a form with a file. The hidden token stays its first part: the server reads it before the file. */
  file?: boolean;
  class?: string;
  children: ComponentChildren;
}

/** A POST form. When it was refused, says so at the top and links to each field; the first one takes the focus. */
export function Form({ action, token, refusal, file, children, ...rest }: FormProps) {
  return (
    <form
      method="post"
      action={action}
      class={rest.class ?? 'stack'}
      enctype={file ? 'multipart/form-data' : undefined}
      noValidate
    >
      <input type="hidden" name="jeton" value={token} />
      {refusal && <RefusalNotice refusal={refusal} />}
      {children}
    </form>
  );
}

export function RefusalNotice({ refusal }: { refusal: Refusal }) {
  return (
    <div class="notice refused" role="alert">
      <p>
        <strong>{refusal.detail}</strong> {refusal.nextStep}
      </p>
      {refusal.errors.length > 0 && (
        <ul>
          {refusal.errors.map((error) => (
            <li>
              <a href={`#champ-${error.field}`}>{error.detail}</a>
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
  type?: 'text' | 'date' | 'email' | 'tel' | 'password' | 'number' | 'search' | 'file' | 'time';
  value?: string;
  hint?: string;
  refusal?: Refusal;
  optional?: boolean;
  autocomplete?:
    | 'off'
    | 'email'
    | 'username'
    | 'current-password'
    | 'one-time-code'
    | 'family-name'
    | 'given-name'
    | 'name'
    | 'bday'
    | 'tel'
    | 'street-address'
    | 'postal-code';
  inputmode?: 'numeric' | 'decimal' | 'text';
  autofocus?: boolean;
  maxLength?: number;
  accept?: string;
}

export function Field({ label, name, type = 'text', value, hint, refusal, optional, autofocus, ...rest }: FieldProps) {
  const error = refusal?.errors.find((each) => each.field === name);
  const isFirst = error && refusal?.errors[0] === error;
  const id = `champ-${name}`;
  const described = [hint && `${id}-aide`, error && `${id}-erreur`].filter(Boolean).join(' ');
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>
        {label}
        {optional && <span class="optional"> (facultatif)</span>}
      </label>
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
      <input
        id={id}
        name={name}
        type={(type === 'date' && value && !/^\d{4}-\d\d-\d\d$/.test(value) ? 'text' : type) as 'text'}
        value={type === 'password' ? undefined : value}
        required={!optional}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described || undefined}
        autofocus={isFirst || (autofocus && !refusal) || undefined}
        {...rest}
      />
    </div>
  );
}

interface SelectProps extends Pick<FieldProps, 'label' | 'name' | 'value' | 'hint' | 'refusal' | 'optional'> {
  options: [value: string, label: string][];
}

export function Select({ label, name, value, hint, refusal, optional, options }: SelectProps) {
  const error = refusal?.errors.find((each) => each.field === name);
  const id = `champ-${name}`;
  const described = [hint && `${id}-aide`, error && `${id}-erreur`].filter(Boolean).join(' ');
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>
        {label}
        {optional && <span class="optional"> (facultatif)</span>}
      </label>
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
      <select
        id={id}
        name={name}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described || undefined}
        autofocus={(error && refusal?.errors[0] === error) || undefined}
      >
        {options.map(([key, text]) => (
          <option value={key} selected={key === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
