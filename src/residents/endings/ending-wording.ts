import type { EndingKind } from './ending.js';

export const endingLabels: Record<EndingKind, string> = { deceased: 'Décès', moved: 'Déménagement' };

/** Before the day: `décédé·e le 3 décembre 2026`. */
export const endedWords: Record<EndingKind, string> = { deceased: 'décédé·e', moved: 'a déménagé' };

export const toldByLabels: Record<string, string> = {
  person: 'La personne elle-même',
  family: 'La famille ou un proche',
  carer: 'Un aidant',
  town_hall: 'L’état civil ou un service de la mairie',
  partner: 'Un partenaire, un voisin, un gardien',
  other: 'Quelqu’un d’autre',
};

/** For so many days an ending can be undone, whole. */
export const UNDO_DAYS = 30;
