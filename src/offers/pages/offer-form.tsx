import { HoursFields } from '../../kernel/hours/hours-fields.js';
import { type FormValues, textIn } from '../../kernel/http/input.js';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Choices } from '../../kernel/ui/choices.js';
import { Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { OfferForm } from '../offer-form.js';

interface Props {
  action: string;
  token: string;
  values: FormValues;
  today: string;
  partnerName: string;
  /** What the button says, and the title: a new one, a draft, or one that is on line. */
  mode: 'new' | 'draft' | 'online';
  submitLabel: string;
  /** Which passes it may be for, as value and label: for the CCAS only, who alone knows why a pass was given. */
  categories?: [string, string][];
  refusal?: Refusal;
}

const kinds: [string, string, string][] = [
  ['percent', 'Une remise en %', 'par exemple −10 %'],
  ['amount', 'Une remise en euros', 'par exemple −5 €'],
  ['fixed_price', 'Un prix spécial', 'par exemple la séance à 5 €'],
  ['free_item', 'Un article offert', 'par exemple un café'],
  ['service', 'Un service gratuit', 'par exemple un contrôle, une livraison'],
];
const periods: [string, string][] = [
  ['', 'Sans limite'],
  ['day', 'par jour'],
  ['week', 'par semaine'],
  ['month', 'par mois'],
  ['quarter', 'par trimestre'],
  ['year', 'par an'],
  ['ever', 'en tout'],
];
const titles = { new: 'Écrire un avantage', draft: 'Modifier l’avantage', online: 'Améliorer l’avantage' };
const rare = ['quota', 'minimumCents', 'endsOn', 'startsOn', 'bookingPhone', 'categories', 'closedOnHolidays'];

/** An offer in three minutes, on a phone: what every offer needs, then the rest, folded away. */
export function OfferFormPage(props: Props) {
  const { action, token, values, today, partnerName, mode, submitLabel, categories, refusal } = props;
  const text = (name: string) => textIn(values, name);
  const field = fieldsOf(OfferForm, { values, refusal });
  const isRareUsed =
    mode !== 'new' ||
    rare.some((name) => text(name) !== undefined || refusal?.errors.some((error) => error.field === name));
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <p class="soft">{partnerName}</p>
        <h1>{titles[mode]}</h1>
        {mode === 'online' && (
          <p class="lead soft">
            Des habitants l’ont lu : il peut devenir plus avantageux, jamais moins. Le CCAS regarde avant de publier.
          </p>
        )}
      </div>
      <Form action={action} token={token} refusal={refusal}>
        <Choices
          legend="Que donnez-vous ?"
          name="kind"
          value={text('kind') ?? 'percent'}
          options={kinds}
          refusal={refusal}
        />
        <field.benefit.value optional="depends" />
        <field.title />
        <div class="pair">
          <field.limit.uses optional />
          <field.limit.period options={periods} />
        </div>
        <HoursFields
          legend="Quand est-il valable ?"
          hint="Aucun jour coché : tous les jours, à toute heure. Pour un contrôle gratuit, ce sont vos créneaux."
          values={values}
          refusal={refusal}
        />
        <details open={isRareUsed}>
          <summary>Plus de réglages : dates, minimum, rendez-vous…</summary>
          <div class="stack">
            <div class="pair">
              <field.startsOn value={text('startsOn') ?? today} />
              <field.endsOn />
            </div>
            <field.closedOnHolidays />
            <field.minimumCents />
            <field.quota />
            <field.bookingPhone />
            {categories && <Categories options={categories} chosen={[values.categories ?? []].flat()} />}
          </div>
        </details>
        <p>
          <button>{submitLabel}</button>
        </p>
      </Form>
    </section>
  );
}

function Categories({ options, chosen }: { options: [string, string][]; chosen: string[] }) {
  return (
    <fieldset>
      <legend>Pour quels pass ?</legend>
      <p class="hint">Aucun coché : tous.</p>
      <div class="choices">
        {options.map(([value, label]) => (
          <label>
            <input
              type="checkbox"
              name="categories"
              value={value}
              checked={chosen.length < options.length && chosen.includes(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
