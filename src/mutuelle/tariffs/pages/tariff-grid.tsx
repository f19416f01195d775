import { fieldFacts } from '../../../kernel/ui/field-frame.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { TARIFF_ROWS } from '../read-tariff.js';

interface Props {
  plans: string[];
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

/** Bands of age and what each plan costs a month; an empty row is nothing. The last band has no end. */
export function TariffGrid({ plans, values, refusal }: Props) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Cotisations par tranche d’âge">
      <table>
        <thead>
          <tr>
            <th scope="col">De (ans)</th>
            <th scope="col">À (vide : et plus)</th>
            {plans.map((plan) => (
              <th scope="col">{plan} (€ par mois)</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: TARIFF_ROWS }, (_, index) => {
            const row = index + 1;
            return (
              <tr>
                <Cell name={`from${row}`} label={`Tranche ${row}, de`} values={values} refusal={refusal} />
                <Cell name={`to${row}`} label={`Tranche ${row}, à`} values={values} refusal={refusal} />
                {plans.map((plan, at) => (
                  <Cell
                    name={`price${row}-${at + 1}`}
                    label={`Tranche ${row}, ${plan}, euros par mois`}
                    values={values}
                    refusal={refusal}
                  />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  name: string;
  label: string;
  values: Props['values'];
  refusal?: Refusal;
}

function Cell({ name, label, values, refusal }: CellProps) {
  const facts = fieldFacts(name, undefined, refusal);
  return (
    <td class={facts.error ? 'field wrong' : undefined}>
      <input
        id={facts.id}
        name={name}
        aria-label={label}
        value={values[name]}
        inputmode="decimal"
        size={6}
        autocomplete="off"
        aria-invalid={facts.error ? 'true' : undefined}
        aria-describedby={facts.describedBy}
        autofocus={facts.isRefused || undefined}
      />
      {facts.error && (
        <p class="error" id={`${facts.id}-erreur`}>
          {facts.error.detail}
        </p>
      )}
    </td>
  );
}
