import { Field, Form, Select } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';

interface Props {
  action: string;
  token: string;
  values: Record<string, string | string[] | undefined>;
  today: string;
  partnerName: string;
  refusal?: Refusal;
}

const kinds: [string, string][] = [
  ['percent', 'Une remise en pourcentage'],
  ['amount', 'Une remise en euros'],
  ['fixed_price', 'Un prix spécial'],
  ['free_item', 'Un article offert'],
  ['service', 'Un service gratuit'],
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
const days: [string, string][] = [
  ['1', 'lundi'],
  ['2', 'mardi'],
  ['3', 'mercredi'],
  ['4', 'jeudi'],
  ['5', 'vendredi'],
  ['6', 'samedi'],
  ['7', 'dimanche'],
];

/** An offer in three minutes, on a phone. */
export function OfferFormPage({ action, token, values, today, partnerName, refusal }: Props) {
  const text = (name: string) => (Array.isArray(values[name]) ? undefined : values[name]);
  const field = (name: string) => ({ name, value: text(name), refusal });
  const chosen = [values.weekdays ?? []].flat();
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <p class="soft">{partnerName}</p>
        <h1>Écrire un avantage</h1>
      </div>
      <Form action={action} token={token} refusal={refusal}>
        <Field
          label="Comment le présenter ?"
          {...field('title')}
          hint="Par exemple : 10 % sur tout le magasin le mardi"
          autofocus
          maxLength={120}
        />
        <div class="pair">
          <Select label="Ce que vous offrez" {...field('kind')} options={kinds} />
          <Field
            label="Combien ?"
            {...field('benefit.value')}
            hint="10 pour 10 %, 5,00 pour 5 €. Rien pour un article ou un service."
            inputmode="decimal"
            optional
          />
        </div>
        <fieldset>
          <legend>Quels jours ? (aucun coché : tous les jours)</legend>
          <div class="choices">
            {days.map(([value, label]) => (
              <label>
                <input type="checkbox" name="weekdays" value={value} checked={chosen.includes(value)} />
                {label}
              </label>
            ))}
          </div>
        </fieldset>
        <div class="pair">
          <Field label="Combien de fois par personne ?" {...field('limit.uses')} inputmode="numeric" optional />
          <Select label="Par" {...field('limit.period')} options={periods} />
        </div>
        <Field
          label="Achat minimum"
          {...field('minimumCents')}
          hint="En euros, par exemple 15 ou 12,50."
          inputmode="decimal"
          optional
        />
        <div class="pair">
          <Field label="Premier jour" type="date" {...field('startsOn')} value={text('startsOn') ?? today} />
          <Field label="Dernier jour" type="date" {...field('endsOn')} optional />
        </div>
        <p>
          <button>Envoyer au CCAS</button>
        </p>
      </Form>
    </section>
  );
}
