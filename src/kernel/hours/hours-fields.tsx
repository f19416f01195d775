import { type FormValues, textIn } from '../http/input.js';
import { Field } from '../ui/form.js';
import type { Refusal } from '../ui/refusal.js';
import { weekdayNames } from './opening-hours.js';
import { HOURS_ROWS, MOST_HOURS_ROWS } from './read-hours.js';

interface Props {
  legend: string;
  hint: string;
  values: FormValues;
  refusal?: Refusal;
}

/** Days and hours, a row for each part of a usual day; the later rows fold away while they are empty. */
export function HoursFields({ legend, hint, values, refusal }: Props) {
  const isUsed = (row: number) => [values[`hours${row}Days`] ?? []].flat().length > 0;
  const used = Array.from({ length: MOST_HOURS_ROWS }, (_, row) => row).filter(isUsed);
  const shown = Math.max(1, ...used.map((row) => row + 1));
  const rows = Array.from({ length: Math.max(shown, HOURS_ROWS) }, (_, row) => row);
  return (
    <fieldset>
      <legend>{legend}</legend>
      <p class="hint">{hint}</p>
      {rows.slice(0, shown).map((row) => (
        <HoursRow row={row} values={values} refusal={refusal} />
      ))}
      {shown < HOURS_ROWS && (
        <details>
          <summary>D’autres horaires (coupure de midi, autre jour)</summary>
          <div class="stack">
            {rows.slice(shown).map((row) => (
              <HoursRow row={row} values={values} refusal={refusal} />
            ))}
          </div>
        </details>
      )}
    </fieldset>
  );
}

function HoursRow({ row, values, refusal }: { row: number; values: FormValues; refusal?: Refusal }) {
  const chosen = [values[`hours${row}Days`] ?? []].flat();
  const text = (name: string) => textIn(values, name) ?? '';
  return (
    <div class="hours-row" role="group" aria-label={`Horaires, ligne ${row + 1}`}>
      <div class="choices">
        {weekdayNames.map((name, day) => (
          <label>
            <input
              type="checkbox"
              name={`hours${row}Days`}
              value={String(day + 1)}
              checked={chosen.includes(String(day + 1))}
            />
            {name}
          </label>
        ))}
      </div>
      <div class="pair">
        <Field
          label="De"
          type="time"
          name={`hours${row}From`}
          value={text(`hours${row}From`)}
          refusal={refusal}
          optional
        />
        <Field label="À" type="time" name={`hours${row}To`} value={text(`hours${row}To`)} refusal={refusal} optional />
      </div>
    </div>
  );
}
