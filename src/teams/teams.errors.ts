import { refusal } from '../kernel/errors/refusal.js';

export const AlreadyMember = refusal(
  'already_member',
  409,
  'Cette adresse est déjà celle d’une personne de l’équipe.',
  'Elle peut entrer en demandant un lien avec son adresse.',
  { field: 'email' },
);

/** Of whom: `Ce partenaire`. */
export const LastMember = refusal(
  'last_member',
  409,
  (owner: string) => `Il ne resterait plus personne pour ${owner.toLowerCase()}.`,
  'Ajoutez d’abord une autre personne, ou appelez le CCAS.',
);
