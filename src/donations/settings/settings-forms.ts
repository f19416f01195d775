import { electronicFormatIBAN, isValidIBAN } from 'ibantools';
import { Siren } from '../../kernel/fields/companies.js';
import { Line } from '../../kernel/fields/lines.js';
import { PersonName, Postcode } from '../../kernel/fields/people.js';
import { field, type FieldOptions } from '../../kernel/fields/word.js';
import { AccountNumber } from './account-number.js';

/** IBAN whose check digits hold (mod 97) and whose length is its country's. */
const Iban = (options: FieldOptions) =>
  field(
    {
      checks: [
        {
          code: 'invalid_iban',
          sentence: 'Cet IBAN n’est pas valable : vérifiez chaque caractère.',
          holds: (value) => typeof value === 'string' && isValidIBAN(electronicFormatIBAN(value) ?? ''),
        },
      ],
      tidy: (value) => (typeof value === 'string' ? value.replaceAll(/\s/g, '').toUpperCase() : value),
      schema: { type: String },
      look: { label: 'IBAN', control: 'input' },
    },
    options,
  );

export class SettingsForm {
  @Siren({ optional: true })
  siren?: string;

  @Line(120, {
    optional: true,
    label: 'Catégorie juridique',
    hint: 'Par exemple 7361 Centre communal d’action sociale.',
  })
  legalCategory?: string;

  @Line(300, { optional: true, label: 'Objet', hint: 'En une phrase.' })
  object?: string;

  @Line(20, { optional: true, label: 'Numéro' })
  streetNumber?: string;

  @Line(160, { optional: true, label: 'Rue' })
  street?: string;

  @Postcode({ optional: true })
  postcode?: string;

  @Line(80, { optional: true, label: 'Commune' })
  commune?: string;

  @Iban({ optional: true, label: 'IBAN du comptable', hint: 'Celui de la trésorerie. Il est montré aux donateurs.' })
  iban?: string;

  @Line(120, { optional: true, label: 'Titulaire du compte' })
  accountHolder?: string;

  @PersonName({ max: 120, optional: true, label: 'Nom du signataire' })
  signatoryName?: string;

  @Line(120, { optional: true, label: 'Qualité du signataire', hint: 'Par exemple présidente du CCAS.' })
  signatoryQuality?: string;

  @AccountNumber({ optional: true, label: 'Trésorerie', hint: 'Par exemple 515' })
  accountCash?: string;

  @AccountNumber({ optional: true, label: 'Dons', hint: 'Par exemple 756' })
  accountGifts?: string;

  @AccountNumber({ optional: true, label: 'Dépenses' })
  accountExpenses?: string;

  @AccountNumber({ optional: true, label: 'Biens reçus' })
  accountGoods?: string;

  @AccountNumber({ optional: true, label: 'Compétences reçues' })
  accountSkills?: string;
}
