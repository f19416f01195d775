import type { ComponentChildren } from 'preact';
import { FieldNotes, fieldFacts } from './field-frame.js';
import type { Refusal } from './refusal.js';

interface AnswersProps {
  legend: string;
  name: string;
  /** Which form of its page it stands in, where another has a field of that name. */
  of?: string;
  options: [value: string, label: ComponentChildren, detail?: string | null][];
  hint?: string;
  refusal?: Refusal;
}

/** One answer of a few, all of them in sight. */
export function Choices({ value, ...props }: AnswersProps & { value?: string }) {
  return <Answers {...props} type="radio" given={value === undefined ? [] : [value]} />;
}

/** Several answers of a few, all of them in sight: a box each. */
export function Boxes({ values, ...props }: AnswersProps & { values: readonly string[] }) {
  return <Answers {...props} type="checkbox" given={values} />;
}

interface GivenProps extends AnswersProps {
  type: 'radio' | 'checkbox';
  given: readonly string[];
}

function Answers({ legend, name, of, options, hint, refusal, type, given }: GivenProps) {
  const facts = fieldFacts(name, hint, refusal, of);
  return (
    <fieldset class={facts.error ? 'field wrong' : 'field'} aria-describedby={facts.describedBy}>
      <legend>{legend}</legend>
      <FieldNotes {...facts} hint={hint} />
      <div class="choices tall">
        {options.map(([key, label, detail], place) => (
          <label>
            <input
              type={type}
              id={place === 0 ? facts.id : undefined}
              name={name}
              value={key}
              checked={given.includes(key)}
              required={type === 'radio' || undefined}
              autofocus={(place === 0 && facts.isRefused) || undefined}
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
  /** As of `Choices`. */
  of?: string;
  checked: boolean;
  refusal?: Refusal;
}

/** One box, sent as `oui` when it is ticked. */
export function Tick({ label, name, of, checked, refusal }: TickProps) {
  const facts = fieldFacts(name, undefined, refusal, of);
  return (
    <div class={facts.error ? 'choices tall field wrong' : 'choices tall'}>
      <FieldNotes {...facts} />
      <label>
        <input
          type="checkbox"
          id={facts.id}
          name={name}
          value="oui"
          checked={checked}
          aria-invalid={facts.error ? 'true' : undefined}
          aria-describedby={facts.describedBy}
          autofocus={facts.isRefused || undefined}
        />
        <span>{label}</span>
      </label>
    </div>
  );
}
