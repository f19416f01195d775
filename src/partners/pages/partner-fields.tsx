import { textIn } from '../../kernel/http/input.js';
import { HoursFields } from '../../kernel/hours/hours-fields.js';
import { fieldsOf, type ShownForm } from '../../kernel/fields/fields-of.js';
import { PartnerForm } from '../partner-form.js';
import { wheelchairLabels } from '../partner-kind.js';

interface Props extends ShownForm {
  /** INSEE code and name of each commune of the CCAS. */
  communes: [code: string, name: string][];
}

/** What the public reads about a partner: name, place, hours. The same fields wherever they are asked. */
export function PartnerFields({ communes, ...form }: Props) {
  const field = fieldsOf(PartnerForm, form);
  return (
    <>
      <field.name />
      <field.kind />
      <field.address />
      <div class="pair">
        <field.postcode />
        <field.communeCode options={[...communes, ['', 'Une autre commune']]} />
      </div>
      <field.neighbourhood />
      <field.phone label="Téléphone du magasin" />
      <HoursFields
        legend="Horaires d’ouverture"
        hint="Cochez les jours, puis écrivez les heures. Ils aident à venir au bon moment."
        {...form}
      />
      <field.closedOnHolidays />
      <field.wheelchair
        value={textIn(form.values, 'wheelchair') ?? ''}
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
