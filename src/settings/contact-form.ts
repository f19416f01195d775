import { Parts } from '../kernel/fields/parts.js';
import { Email, PhoneNumber } from '../kernel/fields/people.js';
import { Printed } from '../kernel/fields/printed.js';
import { WebAddress } from '../kernel/fields/lines.js';
import { HoursForm } from '../kernel/hours/hours-form.js';
import { VersionedForm } from '../ccas/version-in.js';

/** How the CCAS is reached, and when. */
export class ContactForm extends VersionedForm {
  @Printed(80, { label: 'Nom du CCAS', hint: 'En tête des pages, sur les cartes et les lettres.' })
  name!: string;

  @PhoneNumber({ optional: true })
  phone!: string | null;

  @Email({ optional: true })
  email!: string | null;

  @Printed(200, { optional: true, label: 'Adresse du guichet', autocomplete: 'off' })
  address!: string | null;

  @WebAddress({ optional: true, label: 'Site de la commune' })
  website!: string | null;

  @Parts(() => HoursForm, { most: 20 })
  openingHours!: HoursForm[];
}
