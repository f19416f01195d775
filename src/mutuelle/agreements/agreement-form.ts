import { Reference, Tick } from '../../kernel/fields/choices.js';
import { Siren } from '../../kernel/fields/companies.js';
import { Day } from '../../kernel/fields/days.js';
import { Line, LongText } from '../../kernel/fields/lines.js';
import { Euros, Whole } from '../../kernel/fields/numbers.js';
import { Parts } from '../../kernel/fields/parts.js';
import { PhoneAndEmailForm } from '../../kernel/fields/phone-and-email-form.js';

export class TariffLineForm {
  @Whole({ min: 0, max: 120, example: 60 })
  fromAge!: number;

  @Whole({ min: 0, max: 120, optional: true, example: 69, description: 'Inclus ; null : « et plus ».' })
  toAge!: number | null;

  @Euros({ min: 0, max: 100_000, example: 6240, description: 'Centimes par mois.' })
  monthlyCents!: number;
}

export class PlanForm {
  @Line(60, { example: 'Confort' })
  name!: string;

  @LongText(1000, { description: 'Ce que la formule couvre, dans les mots de la mutuelle.' })
  cover!: string;

  @Parts(() => TariffLineForm, {
    most: 120,
    optional: true,
    description: 'Sans trou ni recouvrement ; peut venir plus tard.',
  })
  tariff?: TariffLineForm[];
}

export class AgreementForm extends PhoneAndEmailForm {
  @Line(120, { label: 'Mutuelle', autocomplete: 'organization', example: 'Mutuelle des Deux Rives' })
  insurerName!: string;

  @Siren({ optional: true, example: '900100207' })
  siren?: string;

  @Day({ label: 'Premier jour' })
  startsOn!: string;

  @Day({ label: 'Dernier jour', description: 'Dernier jour, inclus.' })
  endsOn!: string;

  @Tick({
    label: 'Se reconduit d’elle-même, un an à la fois',
    description: 'Reconduite d’année en année si personne ne dit rien.',
  })
  isRenewedTacitly!: boolean;

  @Whole({
    min: 0,
    max: 12,
    sentence: {
      not_integer: 'Écrivez un nombre de mois, par exemple 3.',
      too_big: 'Le préavis est de douze mois au plus.',
    },
    label: 'Préavis, en mois',
    example: 3,
    description: 'Mois de préavis avant la fin.',
  })
  noticeMonths!: number;

  @Day({ label: 'Prochain bilan annuel', description: 'Prochain bilan annuel avec la mutuelle.' })
  reviewOn!: string;

  @Tick({
    label: 'Ouverte aussi aux personnes qui travaillent dans la commune',
    description: 'Ouverte aussi aux personnes qui travaillent dans la commune.',
  })
  isOpenToWorkers!: boolean;

  @LongText(1000, {
    optional: true,
    label: 'Note sur les tarifs',
    hint: 'Dans les mots de la mutuelle : comment l’âge est compté, quand les montants changent.',
    description: 'Comment les âges sont comptés, quand les tarifs changent.',
  })
  tariffNote?: string;

  @Reference({ optional: true, description: 'La candidature dont elle vient.' })
  candidateId?: string;

  @Parts(() => PlanForm, { least: 1, most: 6 })
  plans!: PlanForm[];
}
