import { refusal } from '../../kernel/errors/refusal.js';

export const SamePerson = refusal(
  'same_person',
  409,
  'C’est le même dossier.',
  'Choisissez la personne qui vit avec elle.',
);

/** Each of the two lives with somebody else already. */
export const OtherHousehold = refusal(
  'other_household',
  409,
  'Ces deux personnes sont chacune dans un autre foyer.',
  'Retirez d’abord l’une des deux de son foyer, depuis sa fiche.',
);

export const SameHousehold = refusal(
  'same_household',
  409,
  'Ces deux personnes sont déjà dans le même foyer.',
  'Rechargez la fiche.',
);

export const NoHousehold = refusal(
  'no_household',
  409,
  'Cette personne n’est dans aucun foyer.',
  'Rechargez la fiche : elle en est peut-être sortie.',
);
