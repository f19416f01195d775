import { Temporal } from 'temporal-polyfill';
import type { PassCategory } from './pass.entity.js';
import { NotEligible } from './passes.errors.js';

interface Person {
  bornOn: Temporal.PlainDate;
  communeCode: string;
  residenceProofSeen: boolean;
}

interface Rules {
  communeCodes: string[];
  minimumAge: number;
}

/**
 * Lives in one of the communes, proof seen, and has reached the minimum age on the day of issue. A disability card
 * (category 3, seen by the agent who issues) takes the place of the age.
 * @throws NotEligible naming the first rule not met
 */
export function checkEligibility(
  person: Person,
  category: PassCategory,
  rules: Rules,
  today: Temporal.PlainDate,
): void {
  if (!rules.communeCodes.includes(person.communeCode))
    throw new NotEligible(
      'outside_communes',
      'Cette personne n’habite pas une commune du CCAS.',
      'Corrigez son adresse si elle a changé.',
    );
  if (!person.residenceProofSeen)
    throw new NotEligible(
      'residence_not_seen',
      'Aucun justificatif de domicile n’a été vu.',
      'Notez sa nature et la date à laquelle vous l’avez vu.',
    );
  if (category !== 3 && Temporal.PlainDate.compare(birthday(person.bornOn, rules.minimumAge), today) > 0)
    throw new NotEligible(
      'too_young',
      `Il faut avoir ${rules.minimumAge} ans pour recevoir le pass.`,
      'Vérifiez la date de naissance, ou choisissez la catégorie 3 sur présentation de la carte.',
    );
}

/** The CCAS has chosen which categories it gives. */
export function categoryNotOffered(): NotEligible {
  return new NotEligible(
    'category_not_offered',
    'Votre CCAS ne délivre pas cette catégorie de pass.',
    'Choisissez une autre catégorie, ou demandez à un responsable de l’ouvrir dans les réglages.',
  );
}

/** The day someone reaches an age: born on 29 February, it is 1 March in a common year (as French law counts). */
export function birthday(bornOn: Temporal.PlainDate, age: number): Temporal.PlainDate {
  const day = bornOn.add({ years: age }, { overflow: 'constrain' });
  return day.day === bornOn.day ? day : day.add({ days: 1 });
}
