import { OmitType, PartialType } from '@nestjs/swagger';
import { Choice } from '../../kernel/fields/choices.js';
import { Siren } from '../../kernel/fields/companies.js';
import { Line } from '../../kernel/fields/lines.js';
import { PersonName, Postcode, Street } from '../../kernel/fields/people.js';
import { PhoneAndEmailForm } from '../../kernel/fields/phone-and-email-form.js';
import { type DonorKind, donorKinds } from './donor-kind.js';

const ofCompany = ({ kind }: DonorForm) => kind !== 'person';
const ofPerson = ({ kind }: DonorForm) => kind === 'person';

export class DonorForm extends PhoneAndEmailForm {
  @Choice(donorKinds)
  kind!: DonorKind;

  @Line(200, {
    label: 'Dénomination',
    autocomplete: 'organization',
    example: 'Boulangerie du Pont',
    description: 'Dénomination de l’entreprise, ou nom de la personne.',
  })
  name!: string;

  @PersonName({ part: 'given', max: 80, when: ofPerson, description: 'D’une personne.' })
  firstName?: string;

  @Line(120, { when: ofCompany, label: 'Forme juridique', example: 'SAS', description: 'D’une entreprise.' })
  legalForm?: string;

  @Siren({ when: ofCompany, description: 'D’une entreprise ; les espaces sont acceptés.' })
  siren?: string;

  @Street({ optional: true, hint: 'Numéro et rue.', description: 'Numéro et rue.' })
  street?: string;

  @Postcode({ optional: true, example: '94140' })
  postcode?: string;

  @Line(80, { optional: true, label: 'Commune' })
  commune?: string;
}

/** What a donor is, company or person, and its SIREN do not change. Null takes an answer away. */
export class DonorChanges extends PartialType(OmitType(DonorForm, ['kind', 'siren', 'firstName', 'legalForm']), {
  skipNullProperties: false,
}) {
  @PersonName({ part: 'given', max: 80, optional: true })
  firstName?: string;

  @Line(120, { optional: true, label: 'Forme juridique' })
  legalForm?: string;
}
