import { HoursFields } from '../../kernel/hours/hours-fields.js';
import type { FormValues } from '../../kernel/http/input.js';
import { Choices, Tick } from '../../kernel/ui/choices.js';
import { Field, Select } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { partnerKindLabels, wheelchairLabels } from '../partner-kind.js';

interface Props {
  values: FormValues;
  /** INSEE code and name of each commune of the CCAS. */
  communes: [code: string, name: string][];
  refusal?: Refusal;
}

/** What the public reads about a partner: name, place, hours. The same fields wherever they are asked. */
export function PartnerFields({ values, communes, refusal }: Props) {
  const field = (name: string) => ({ name, value: [values[name] ?? []].flat()[0], refusal });
  return (
    <>
      <Field
        label="Nom de l’enseigne"
        {...field('name')}
        hint="Comme les clients le connaissent."
        autocomplete="organization"
        maxLength={120}
      />
      <Select label="Activité" {...field('kind')} options={Object.entries(partnerKindLabels)} />
      <Field label="Adresse" {...field('address')} hint="Numéro et rue." optional autocomplete="street-address" />
      <div class="pair">
        <Field label="Code postal" {...field('postcode')} optional inputmode="numeric" autocomplete="postal-code" />
        <Select label="Commune" {...field('communeCode')} options={[...communes, ['', 'Une autre commune']]} />
      </div>
      <Field
        label="Quartier"
        {...field('neighbourhood')}
        hint="Par exemple : Centre, Bords de Seine. Le livret imprimé est rangé par quartier."
        optional
        maxLength={80}
      />
      <Field label="Téléphone du magasin" type="tel" {...field('phone')} optional autocomplete="tel" />
      <HoursFields
        legend="Horaires d’ouverture"
        hint="Cochez les jours, puis écrivez les heures. Ils aident à venir au bon moment."
        values={values}
        refusal={refusal}
      />
      <Tick label="Fermé les jours fériés" name="closedOnHolidays" checked={values.closedOnHolidays === 'oui'} />
      <Choices
        legend="Peut-on entrer en fauteuil roulant ?"
        {...field('wheelchair')}
        value={field('wheelchair').value ?? ''}
        options={[
          ['yes', wheelchairLabels.yes, 'de plain-pied ou avec une rampe'],
          ['help', wheelchairLabels.help, 'une marche, une sonnette'],
          ['no', wheelchairLabels.no],
          ['', 'Je ne sais pas'],
        ]}
      />
    </>
  );
}
