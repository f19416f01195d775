import { Temporal } from 'temporal-polyfill';
import type { FieldError } from '../kernel/errors/domain-error.js';
import { frenchDay } from '../kernel/ui/french.js';
import { birthday } from '../passes/eligibility.js';
import type { Answers } from './own-application.query.js';
import { type Step, steps } from './steps.js';

interface Rules {
  communeCodes: string[];
  minimumAge: number;
}

const answered: Record<Step, (answers: Answers) => boolean> = {
  who: ({ lastName }) => lastName !== null,
  address: ({ address }) => address !== null,
  reach: ({ answerBy }) => answerBy !== null,
  proof: ({ proofKind }) => proofKind !== null,
};

/** The first step nobody has answered yet; undefined when all are. */
export function firstUnanswered(answers: Answers): Step | undefined {
  return steps.find((step) => !answered[step](answers));
}

export function isTooYoung(bornOn: string, { minimumAge }: Rules, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(birthday(Temporal.PlainDate.from(bornOn), minimumAge), today) > 0;
}

/**
 * What stands in the way of a pass, said at the step where it can be mended or understood; empty when nothing does.
 * The agent's own check comes later (`checkEligibility`).
 */
export function obstacles(step: Step, answers: Answers, rules: Rules, today: Temporal.PlainDate): FieldError[] {
  switch (step) {
    case 'who':
      return ageObstacles('bornOn', answers, rules, today);
    case 'address':
      return rules.communeCodes.includes(answers.communeCode!)
        ? []
        : [obstacle('communeCode', 'outside_communes', 'Choisissez une commune de la liste.')];
    case 'reach':
      return reachObstacles(answers);
    case 'proof':
      return [...ageObstacles('disabilityCard', answers, rules, today), ...appointmentObstacles('showing', answers)];
  }
}

function ageObstacles(field: string, answers: Answers, rules: Rules, today: Temporal.PlainDate): FieldError[] {
  if (answers.disabilityCard || !isTooYoung(answers.bornOn!, rules, today)) return [];
  const from = birthday(Temporal.PlainDate.from(answers.bornOn!), rules.minimumAge);
  const who = answers.proxyName ? 'Cette personne pourra' : 'Vous pourrez';
  return [
    obstacle(
      field,
      'too_young',
      `Le pass se demande à partir de ${rules.minimumAge} ans, ou avec une carte d’invalidité. ${who} le demander à partir du ${frenchDay(from)}.`,
    ),
  ];
}

function reachObstacles(answers: Answers): FieldError[] {
  const { phone, email, answerBy } = answers;
  if (answerBy === 'email' && !email)
    return [obstacle('email', 'required', 'Pour une réponse par courriel, il nous faut votre adresse électronique.')];
  if (answerBy === 'phone' && !phone)
    return [obstacle('phone', 'required', 'Pour une réponse par téléphone, il nous faut votre numéro.')];
  if (!answerBy)
    return [
      obstacle(
        'phone',
        'no_means',
        'Donnez un téléphone ou une adresse électronique ; sinon, choisissez la réponse par lettre.',
      ),
    ];
  return appointmentObstacles('phone', answers);
}

function appointmentObstacles(field: string, { showing, phone }: Answers): FieldError[] {
  if (showing !== 'appointment' || phone) return [];
  return [
    obstacle(
      field,
      'phone_needed',
      field === 'phone'
        ? 'Vous avez choisi un rendez-vous : il nous faut un téléphone pour vous appeler.'
        : 'Sans téléphone, nous ne pouvons pas vous appeler : passez au guichet, ou donnez un numéro à l’étape 3.',
    ),
  ];
}

function obstacle(field: string, code: string, detail: string): FieldError {
  return { field, code, detail };
}
