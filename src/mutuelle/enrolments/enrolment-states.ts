/** The path of one person (domain.md, Mutuelle communale). */
export const enrolmentStates = [
  'interested',
  'oriented_c2s',
  'appointment',
  'transmitted',
  'enrolled',
  'ended',
  'declined',
  'withdrawn',
] as const;
export type EnrolmentState = (typeof enrolmentStates)[number];
export type CallWanted = 'any' | 'morning' | 'afternoon';

/** Why, where a reason is asked for. Codes and no free words: nothing of anyone's health or means can be written. */
export const reasons = {
  declined: ['keeps_contract', 'price', 'cover', 'employer_cover', 'c2s', 'not_reached', 'other'],
  withdrawn: ['changed_mind', 'consent_withdrawn', 'moved', 'deceased', 'other'],
  ended: ['left', 'moved', 'employer_cover', 'c2s', 'deceased', 'agreement_ended', 'other'],
} as const satisfies Partial<Record<EnrolmentState, readonly string[]>>;

export function reasonsFor(state: EnrolmentState): readonly string[] {
  return (reasons as Partial<Record<EnrolmentState, readonly string[]>>)[state] ?? [];
}

export const stateLabels: Record<EnrolmentState, string> = {
  interested: 'Intéressé·e',
  oriented_c2s: 'Orienté·e vers la C2S',
  appointment: 'Rendez-vous pris',
  transmitted: 'Coordonnées transmises',
  enrolled: 'Adhérent·e',
  ended: 'Adhésion terminée',
  declined: 'Sans suite',
  withdrawn: 'Retiré·e',
};

export const reasonLabels: Record<string, string> = {
  keeps_contract: 'garde son contrat actuel',
  price: 'cotisation trop élevée',
  cover: 'garanties qui ne conviennent pas',
  employer_cover: 'couvert·e par un employeur',
  c2s: 'a la complémentaire santé solidaire',
  not_reached: 'injoignable',
  changed_mind: 'a changé d’avis',
  consent_withdrawn: 'a retiré son accord',
  moved: 'a déménagé',
  deceased: 'est décédé·e',
  left: 'a quitté la mutuelle',
  agreement_ended: 'fin de la convention',
  other: 'autre raison',
};

export const callWantedLabels: Record<CallWanted, string> = {
  any: 'à tout moment',
  morning: 'le matin',
  afternoon: 'l’après-midi',
};

/** After the count of those left where they are for 30 days, on the day's page and on the mutuelle's. */
export const leftWaitingWords: [one: string, many: string] = [
  'personne attend la mutuelle ou la C2S depuis 30 jours',
  'personnes attendent la mutuelle ou la C2S depuis 30 jours',
];
