import { OmitType, PartialType } from '@nestjs/swagger';
import { HoursForm } from '../kernel/hours/hours-form.js';
import { Agreement, Choice, Tick } from '../kernel/fields/choices.js';
import { Siret } from '../kernel/fields/companies.js';
import { Line } from '../kernel/fields/lines.js';
import { Parts } from '../kernel/fields/parts.js';
import { Commune, Email, PersonName, Postcode, Street } from '../kernel/fields/people.js';
import { PhoneAndEmailForm } from '../kernel/fields/phone-and-email-form.js';
import { CHARTER_VERSION } from './charter.js';
import { type PartnerKind, partnerKindLabels, type Wheelchair, wheelchairLabels } from './partner-kind.js';

export class PartnerForm extends PhoneAndEmailForm {
  @Choice(partnerKindLabels, { label: 'Activité' })
  kind!: PartnerKind;

  @Line(120, {
    label: 'Nom de l’enseigne',
    hint: 'Comme les clients le connaissent.',
    autocomplete: 'organization',
    example: 'Boulangerie du Pont',
  })
  name!: string;

  @Siret({
    hint: '14 chiffres, inscrits sur les factures et les tickets.',
    autocomplete: 'off',
    description: 'Quatorze chiffres ; les espaces sont acceptés.',
  })
  siret!: string;

  @Line(200, { optional: true, description: 'Raison sociale, lorsqu’elle diffère de l’enseigne.' })
  legalName?: string;

  @Street({ min: 0, optional: true, hint: 'Numéro et rue.' })
  address?: string;

  @Postcode({ optional: true, example: '94140' })
  postcode?: string;

  @Commune({ optional: true })
  communeCode?: string;

  @Line(80, {
    optional: true,
    label: 'Quartier',
    hint: 'Par exemple : Centre, Bords de Seine. Le livret imprimé est rangé par quartier.',
    description: 'Quartier, pour le livret imprimé.',
  })
  neighbourhood?: string;

  @PersonName({ max: 80, optional: true, description: 'La personne à qui parler.' })
  contactName?: string;

  @Parts(() => HoursForm, {
    most: 20,
    optional: 'never null',
    sentence: { not_object: 'Chaque horaire a des jours, une heure de début et une heure de fin.' },
    description: 'Horaires d’ouverture ; absent : non communiqués.',
  })
  openingHours?: HoursForm[];

  @Tick({ optional: 'never null', label: 'Fermé les jours fériés', description: 'Fermé les jours fériés.' })
  closedOnHolidays?: boolean;

  @Choice(wheelchairLabels, {
    optional: true,
    control: 'choices',
    label: 'Peut-on entrer en fauteuil roulant ?',
    description: 'Accessible en fauteuil ; absent : non communiqué.',
  })
  wheelchair?: Wheelchair;
}

/** What an agent types of a new one. */
export class RegistrationForm extends PartnerForm {
  @Tick({ label: 'Le partenaire a signé la charte' })
  charter!: boolean;
}

/** What a partner sends when it asks to join: its place, whom to talk to, and the charter it accepts. */
export class JoiningForm extends OmitType(PartnerForm, ['contactName', 'email']) {
  @PersonName({ max: 80, label: 'Votre nom' })
  contactName!: string;

  @Email({
    label: 'Votre adresse électronique',
    hint: 'Elle vous sert à entrer : nous y envoyons un lien. Elle n’est pas publiée.',
  })
  email!: string;

  @Agreement(CHARTER_VERSION, {
    label: 'J’ai lu la charte et je l’accepte',
    sentence: 'Il faut accepter la charte pour rejoindre le pass senior.',
  })
  charter!: string;
}

/** A SIRET is who a partner is: it does not change. Null takes an answer away. */
export class PartnerChanges extends PartialType(OmitType(PartnerForm, ['siret']), { skipNullProperties: false }) {}
