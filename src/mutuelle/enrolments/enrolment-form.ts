import { OmitType } from '@nestjs/swagger';
import { Choice, Reference, Tick } from '../../kernel/fields/choices.js';
import { BirthDate, Day } from '../../kernel/fields/days.js';
import { Pattern } from '../../kernel/fields/lines.js';
import { Commune, PersonName } from '../../kernel/fields/people.js';
import { PhoneAndEmailForm } from '../../kernel/fields/phone-and-email-form.js';
import { type PickedResident, Resident } from '../../residents/picked-resident.js';
import { type ConsentHow, howLabels } from '../../consents/consent-hows.js';
import type { C2sAnswer } from '../c2s/c2s-check.js';
import { c2sAnswerLabels } from '../c2s/c2s-words.js';
import { consentKinds, type ConsentKind } from './consent-wording.js';
import { type CallWanted, type EnrolmentState, enrolmentStates } from './enrolment-states.js';

/** Somebody who is interested: a dossier, or what they say of themselves. */
export class EnrolmentForm extends PhoneAndEmailForm {
  @Reference({ optional: true, description: 'Le dossier ; absent : la personne telle qu’elle se présente.' })
  residentId?: string;

  @PersonName({ part: 'family', optional: true })
  lastName?: string;

  @PersonName({ part: 'given', optional: true })
  firstName?: string;

  @BirthDate({ optional: true })
  bornOn?: string;

  @Commune({ optional: true, label: 'Habite' })
  communeCode?: string;

  @Tick({ optional: true, description: 'Travaille dans la commune ; seulement si la convention le prévoit.' })
  worksHere?: boolean;

  @Choice(['any', 'morning', 'afternoon'], { optional: true, description: 'Demande à être rappelée.' })
  callWanted?: CallWanted;
}

/** The same as agents open it on a page: the dossier is looked for there, or made with it. */
export class NewPathForm extends OmitType(EnrolmentForm, ['residentId']) {
  @Resident({ optional: true, label: 'Son dossier' })
  residentId?: PickedResident;
}

/** Who comes without an appointment, as they say who they are: no dossier is named by its id here, least of all by the mutuelle. */
export class WalkInForm extends OmitType(EnrolmentForm, ['residentId']) {
  /** The person agrees that the mutuelle has their name. */
  @Tick()
  agreed!: boolean;
}

/** The same, noted by an agent: who has a dossier is found, and not typed again. */
export class StaffWalkInForm extends WalkInForm {
  @Resident({ optional: true, label: 'Son dossier' })
  residentId?: PickedResident;
}

/** Whose dossier a path is. */
export class DossierForm {
  @Resident({ label: 'Qui est-ce ?', blank: { code: 'required', sentence: 'Choisissez un dossier.' } })
  residentId!: PickedResident;
}

/** The hour somebody takes, and whether they agree that the mutuelle has their name. */
export class SlotForm {
  @Reference({ isLoose: true, blank: { code: 'required', sentence: 'Choisissez une heure.' } })
  slotId!: string;

  @Tick()
  listAgreed!: boolean;
}

export class TransitionForm {
  @Choice(enrolmentStates)
  to!: EnrolmentState;

  @Pattern(/^[a-z0-9_]{1,40}$/, {
    optional: true,
    description: 'Un code de la liste de cet état : jamais de texte libre.',
  })
  reason?: string;

  @Reference({ optional: true, label: 'Formule', description: 'Pour `enrolled` : la formule.' })
  planId?: string;

  @Day({
    optional: true,
    label: 'Premier jour de l’adhésion',
    description: 'Pour `enrolled` : premier jour de l’adhésion.',
  })
  effectiveOn?: string;

  @Day({ optional: true, label: 'Dernier jour de l’adhésion', description: 'Pour `ended` : dernier jour.' })
  endedOn?: string;
}

const agreedKinds = consentKinds.filter((kind) => kind !== 'c2s_answer');

export class ConsentForm {
  @Choice(agreedKinds)
  kind!: Exclude<ConsentKind, 'c2s_answer'>;

  @Choice(howLabels, { label: 'Accord donné', description: 'Comment la personne l’a donné.' })
  how!: ConsentHow;
}

/** A consent that is taken back on the page of the path. */
export class WithdrawalForm {
  @Choice(howLabels, { optional: true, label: 'La personne le dit' })
  how?: ConsentHow;
}

/** What the sum of the C2S said, kept because the person agrees. */
export class KeptAnswerForm {
  @Choice(c2sAnswerLabels, { label: 'Réponse du calcul' })
  answer!: C2sAnswer;

  @Choice(howLabels, { label: 'Comment l’accord est donné' })
  how!: ConsentHow;
}
