import { FieldNotes, fieldFacts } from './field-frame.js';
import type { Refusal } from './refusal.js';

interface Props {
  legend: string;
  name: string;
  values: readonly string[];
  options: [value: string, label: string, detail?: string | null][];
  hint?: string;
  refusal?: Refusal;
}

/** Several answers of a few, all of them in sight: a box each. */
export function Boxes({ legend, name, values, options, hint, refusal }: Props) {
  const facts = fieldFacts(name, hint, refusal);
  return (
    <fieldset class={facts.error ? 'field wrong' : 'field'} aria-describedby={facts.describedBy}>
      <legend>{legend}</legend>
      <FieldNotes {...facts} hint={hint} />
      <div class="choices tall">
        {options.map(([key, label, detail], place) => (
          <label>
            <input
              type="checkbox"
              id={place === 0 ? facts.id : undefined}
              name={name}
              value={key}
              checked={values.includes(key)}
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
