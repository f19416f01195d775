import type { Refusal } from './refusal.js';

interface ChoicesProps {
  legend: string;
  name: string;
  value?: string;
  options: [value: string, label: string, detail?: string | null][];
  hint?: string;
  refusal?: Refusal;
}

/** One answer of a few, all of them in sight. */
export function Choices({ legend, name, value, options, hint, refusal }: ChoicesProps) {
  const error = refusal?.errors.find((each) => each.field === name);
  const id = `champ-${name}`;
  const described = [hint && `${id}-aide`, error && `${id}-erreur`].filter(Boolean).join(' ');
  return (
    <fieldset class={error ? 'field wrong' : 'field'} aria-describedby={described || undefined}>
      <legend>{legend}</legend>
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
      <div class="choices tall">
        {options.map(([key, label, detail], place) => (
          <label>
            <input
              type="radio"
              id={place === 0 ? id : undefined}
              name={name}
              value={key}
              checked={key === value}
              required
              autofocus={(place === 0 && error && refusal?.errors[0] === error) || undefined}
            />
            <span>
              {label}
              {detail && <span class="detail"> {detail}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface TickProps {
  label: string;
  name: string;
  checked: boolean;
}

/** One box, sent as `oui` when it is ticked. */
export function Tick({ label, name, checked }: TickProps) {
  return (
    <div class="choices tall">
      <label>
        <input type="checkbox" id={`champ-${name}`} name={name} value="oui" checked={checked} />
        <span>{label}</span>
      </label>
    </div>
  );
}

interface TextAreaProps {
  label: string;
  name: string;
  value?: string;
  hint?: string;
  refusal?: Refusal;
  optional?: boolean;
}

export function TextArea({ label, name, value, hint, refusal, optional }: TextAreaProps) {
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
      <textarea
        id={id}
        name={name}
        rows={3}
        maxLength={1000}
        required={!optional}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described || undefined}
        autofocus={(error && refusal?.errors[0] === error) || undefined}
        value={value}
      />
    </div>
  );
}
