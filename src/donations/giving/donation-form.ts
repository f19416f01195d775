import { type FormValues, readForm } from '../../kernel/http/input.js';
import { Choice, Reference, Tick } from '../../kernel/fields/choices.js';
import { Day } from '../../kernel/fields/days.js';
import { Line, LongText, Pattern } from '../../kernel/fields/lines.js';
import { Euros, Whole } from '../../kernel/fields/numbers.js';
import { Parts } from '../../kernel/fields/parts.js';
import { Email, PersonName, PhoneNumber } from '../../kernel/fields/people.js';
import { Amount } from '../settings/amount.js';
import { type DonationKind, donationKinds, type PaymentWay, paymentWayLabels } from './donation-words.js';

/** Of one line of a gift: a hundred million euros. */
const MOST_LINE_CENTS = 10_000_000_000;

export class GoodForm {
  @Line(160, { example: 'Fauteuil roulant pliant, neuf' })
  label!: string;

  @Whole({ min: 1, max: 1_000_000 })
  quantity!: number;

  @Euros({ max: MOST_LINE_CENTS, description: 'Valeur d’une unité en centimes, dite par le donateur.' })
  unitCents!: number;
}

export class SkillForm {
  @Line(120, {
    example: 'Ergothérapeute 1',
    description: 'Un rôle, numéroté s’il y en a plusieurs ; jamais un nom.',
  })
  role!: string;

  @Pattern(/^20\d\d-(0[1-9]|1[0-2])$/, { sentence: 'Un mois s’écrit comme 2026-10.', example: '2026-10' })
  month!: string;

  @Whole({ min: 1, max: 44_640, description: 'Minutes de travail dans ce mois.' })
  minutes!: number;

  @Euros({ max: MOST_LINE_CENTS, description: 'Salaire chargé de ces heures, en centimes.' })
  costCents!: number;
}

export class DetailForm {
  @Choice(['cost', 'net_book'], {
    optional: 'never null',
    description: 'Biens d’une entreprise : comment ils sont évalués.',
  })
  valuation?: 'cost' | 'net_book';

  @Parts(() => GoodForm, { most: 100, optional: 'never null' })
  goods?: GoodForm[];

  @Parts(() => SkillForm, { most: 100, optional: 'never null' })
  skills?: SkillForm[];
}

export class DonationForm extends DetailForm {
  @Reference()
  donorId!: string;

  @Reference({ label: 'Action' })
  fundId!: string;

  @Choice(donationKinds, { control: 'choices' })
  kind!: DonationKind;

  @Amount({
    page: 'amount',
    optional: 'never null',
    description: 'Centimes. Absent : la somme des biens ou des heures.',
  })
  amountCents?: number;

  @LongText(1000, { optional: true, label: 'Description' })
  description?: string;

  @PersonName({ max: 120, optional: true, description: 'La personne à qui parler.' })
  contactName?: string;

  @Email({ optional: true })
  contactEmail?: string;

  @PhoneNumber({ optional: true })
  contactPhone?: string;
}

export class ReceptionForm {
  @Day()
  receivedOn!: string;

  @Amount({ page: 'amount', optional: 'never null', description: 'Centimes ; absent : ce qui manque encore.' })
  amountCents?: number;

  @Choice(paymentWayLabels, { optional: 'never null', description: 'Pour de l’argent.' })
  way?: PaymentWay;

  @Tick({
    optional: 'never null',
    description: 'Vrai : rien d’autre n’arrivera, même si la promesse était plus haute.',
  })
  isLast?: boolean;
}

/** The same on its page: whether they are told so, by mail. */
export class ReceptionPageForm extends ReceptionForm {
  @Tick({ label: 'Remercier par courriel' })
  thanks!: boolean;
}

export class ReasonForm {
  @Line(500)
  reason!: string;
}

/** Of what a page sends. @throws InvalidInput */
export function readReason({ reason }: FormValues): ReasonForm {
  return readForm(ReasonForm, { reason });
}

export class CounterpartForm {
  @Line(500, { example: 'Logo sur le programme de la fête' })
  counterpart!: string;

  @Amount({
    page: 'counterpartAmount',
    description: 'Valeur de ce que le CCAS donne en retour, en centimes.',
  })
  counterpartCents!: number;
}
