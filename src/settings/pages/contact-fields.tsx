import { HoursFields } from '../../kernel/hours/hours-fields.js';
import { Field } from '../../kernel/ui/form.js';
import { PhoneAndEmail } from '../../kernel/ui/phone-and-email.js';
import type { SectionFieldsProps } from '../section.js';

export function ContactFields({ values, refusal }: SectionFieldsProps) {
  const field = (name: string) => ({ name, value: [values[name] ?? ''].flat()[0], refusal });
  return (
    <>
      <Field
        label="Nom du CCAS"
        {...field('name')}
        maxLength={80}
        hint="En tête des pages, sur les cartes et les lettres."
      />
      <PhoneAndEmail values={values} refusal={refusal} />
      <Field label="Adresse du guichet" {...field('address')} optional maxLength={200} autocomplete="off" />
      <Field
        label="Site de la commune"
        {...field('website')}
        optional
        maxLength={200}
        hint="Avec https:// au début."
        autocomplete="off"
      />
      <HoursFields
        legend="Horaires du guichet"
        hint="Ils paraissent sur l’accueil du site et au bas des courriels. Sans jour coché, rien n’est dit."
        values={values}
        refusal={refusal}
      />
    </>
  );
}
