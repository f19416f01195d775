import { PartialType } from '@nestjs/swagger';
import { HoursForm } from '../kernel/hours/hours-form.js';
import { Choice, Choices, Reference, Tick } from '../kernel/fields/choices.js';
import { Day } from '../kernel/fields/days.js';
import { Line } from '../kernel/fields/lines.js';
import { A_MILLION_EUROS, Euros, Whole } from '../kernel/fields/numbers.js';
import { Part, Parts } from '../kernel/fields/parts.js';
import { PhoneNumber } from '../kernel/fields/people.js';
import { type BenefitKind, benefitKinds, type LimitPeriod, limitPeriods } from './offer-terms.js';

export class BenefitForm {
  @Choice(benefitKinds)
  kind!: BenefitKind;

  @Whole({
    min: 1,
    max: A_MILLION_EUROS,
    when: ({ kind, value }: BenefitForm) => value !== undefined || !['free_item', 'service'].includes(kind),
    label: 'Combien ?',
    hint: '10 pour 10 %, 5 ou 2,50 pour des euros. Pour un article ou un service : sa valeur, si vous voulez.',
    inputmode: 'decimal',
    description: 'Points de pourcentage pour `percent`, centimes sinon.',
    example: 10,
  })
  value?: number;
}

export class LimitForm {
  @Whole({ min: 1, max: 1000, label: 'Combien de fois par personne ?', hint: 'Rien : sans limite.' })
  uses!: number;

  @Choice(limitPeriods, { label: 'Par' })
  period!: LimitPeriod;
}

export class OfferTermsForm {
  @Line(120, {
    label: 'Comment le présenter ?',
    hint: 'Une phrase courte, par exemple : 10 % sur tout le magasin le mardi.',
    example: '10 % le mardi',
  })
  title!: string;

  @Part(() => BenefitForm)
  benefit!: BenefitForm;

  @Part(() => LimitForm, { optional: true, description: 'Absent : sans limite.' })
  limit?: LimitForm;

  @Whole({
    min: 1,
    max: 10_000_000,
    optional: true,
    label: 'Nombre total, tous pass confondus',
    hint: 'Par exemple 100 places. Arrivé à ce nombre, l’avantage n’est plus accepté.',
    description: 'Nombre total d’utilisations, tous pass confondus.',
  })
  quota?: number;

  @Choices([1, 2, 3], {
    optional: 'never null',
    description: 'Pour le CCAS seulement : catégories de pass ; absent : toutes.',
  })
  categories?: number[];

  @Euros({
    optional: true,
    label: 'Achat minimum',
    hint: 'En euros, par exemple 15 ou 12,50.',
    description: 'Achat minimum, en centimes.',
  })
  minimumCents?: number;

  @Day({ label: 'Premier jour' })
  startsOn!: string;

  @Day({
    optional: true,
    label: 'Dernier jour',
    hint: 'Par exemple 24/12/2026.',
    description: 'Dernier jour ; absent : jusqu’à ce qu’il soit terminé.',
  })
  endsOn?: string;

  @Parts(() => HoursForm, {
    most: 20,
    optional: true,
    sentence: { not_object: 'Chaque horaire a des jours, une heure de début et une heure de fin.' },
    description: 'Absent : à toute heure.',
  })
  hours?: HoursForm[];

  @Tick({ optional: 'never null', label: 'Pas les jours fériés', description: 'Fermé les jours fériés.' })
  closedOnHolidays?: boolean;

  @PhoneNumber({
    optional: true,
    label: 'Téléphone pour prendre rendez-vous',
    hint: 'Pour un service seulement, par exemple un contrôle de la vue ou de l’audition.',
    description: 'Pour un service : le numéro où prendre rendez-vous.',
  })
  bookingPhone?: string;
}

export class OfferForm extends OfferTermsForm {
  @Reference()
  partnerId!: string;
}

/** Null takes away a limit, a quota, a minimum, the last day or the hours; the other fields may only be left out. */
export class OfferChanges extends PartialType(OfferTermsForm, { skipNullProperties: false }) {}
