import { Choice } from '../kernel/fields/choices.js';
import { BirthDate } from '../kernel/fields/days.js';
import { Verbatim } from '../kernel/fields/lines.js';
import { Email, PersonName, PhoneNumber, Postcode, Street } from '../kernel/fields/people.js';
import { residenceProofLabels } from '../residents/residence-proof-labels.js';
import type { ResidenceProofKind } from '../residents/resident.entity.js';
import { answerByLabels } from './application-wording.js';
import type { AnswerBy, Showing } from './pass-application.entity.js';

/** The steps of asking, in their order. */
export const steps = ['who', 'address', 'reach', 'proof'] as const;
export type Step = (typeof steps)[number];

const forSomeoneElse = (form: Who) => form.forSomeoneElse === 'oui';

/** Whose pass it will be, and who writes. A box is sent when ticked and absent otherwise. */
export class Who {
  @PersonName({ part: 'family' })
  lastName!: string;

  @PersonName({ part: 'given' })
  firstName!: string;

  @BirthDate()
  bornOn!: string;

  @Choice(['oui'], {
    optional: true,
    control: 'tick',
    label: 'Une carte d’invalidité (carte mobilité inclusion « invalidité ») a été attribuée',
  })
  disabilityCard?: 'oui';

  @Choice(['oui'], { optional: true, control: 'tick', label: 'Je fais la demande pour un proche' })
  forSomeoneElse?: 'oui';

  @PersonName({ when: forSomeoneElse, label: 'Votre nom et votre prénom' })
  proxyName?: string;

  @PhoneNumber({ when: forSomeoneElse, label: 'Votre téléphone' })
  proxyPhone?: string;
}

export class Address {
  @Street({ label: 'Numéro et rue' })
  address!: string;

  @Postcode()
  postcode!: string;

  /** Any: what is no commune of the CCAS is told so. */
  @Verbatim(5, { label: 'Commune', control: 'select' })
  communeCode!: string;
}

export class Reach {
  @PhoneNumber({ optional: true })
  phone?: string;

  @Email({ optional: true, label: 'Adresse électronique' })
  email?: string;

  @Choice(answerByLabels, {
    optional: true,
    control: 'choices',
    label: 'Comment préférez-vous recevoir la réponse ?',
  })
  answerBy?: AnswerBy;
}

export class Proof {
  @Choice(residenceProofLabels, { control: 'choices', label: 'Quel document apporterez-vous ?' })
  proofKind!: ResidenceProofKind;

  @Choice(['appointment', 'counter'], { control: 'choices', label: 'Comment le montrer ?' })
  showing!: Showing;

  @Choice(['oui', 'non'], {
    control: 'choices',
    label: 'Avez-vous une carte d’invalidité ?',
    hint: 'La carte mobilité inclusion « invalidité » par exemple. Elle donne droit au pass à tout âge.',
    options: [
      ['non', 'Non'],
      ['oui', 'Oui'],
    ],
  })
  disabilityCard!: 'oui' | 'non';
}

export const stepForms = { who: Who, address: Address, reach: Reach, proof: Proof } as const;
export type StepForm = Who | Address | Reach | Proof;
