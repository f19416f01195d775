import { refusal } from '../errors/refusal.js';
import { frenchNumber } from '../ui/french.js';

export const NothingChosen = refusal(
  'nothing_chosen',
  400,
  'Rien n’est choisi.',
  'Revenez à la liste et cochez au moins une ligne.',
);

export const TooManyChosen = refusal(
  'too_many_chosen',
  400,
  (most: number) => `Un geste groupé porte sur ${frenchNumber(most)} lignes au plus.`,
  'Filtrez la liste, et recommencez.',
);
