import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { HoursFields } from '../../kernel/hours/hours-fields.js';
import { PhoneAndEmail } from '../../kernel/ui/phone-and-email.js';
import { ContactForm } from '../contact-form.js';
import type { SectionFieldsProps } from '../../ccas/settings-section.js';

export function ContactFields({ values, refusal }: SectionFieldsProps) {
  const field = fieldsOf(ContactForm, { values, refusal });
  return (
    <>
      <field.name />
      <PhoneAndEmail values={values} refusal={refusal} />
      <field.address />
      <field.website />
      <HoursFields
        legend="Horaires du guichet"
        hint="Ils paraissent sur l’accueil du site et au bas des courriels. Sans jour coché, rien n’est dit."
        values={values}
        refusal={refusal}
      />
    </>
  );
}
