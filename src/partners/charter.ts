/** Which text a partner accepted is kept with the date; a changed text gets a new version. */
export const CHARTER_VERSION = '2026-11';

/** What a partner promises, in the words of the page. */
export const charter: string[] = [
  'J’applique l’avantage annoncé à toute personne dont le pass est accepté par la caisse, sans condition de plus.',
  'Je ne rends pas un avantage moins favorable tant qu’il est en ligne : je peux l’améliorer, le mettre en pause ou y mettre fin.',
  'J’accueille les porteurs du pass comme mes autres clients, sans obligation d’achat autre que celle annoncée.',
  'Je ne recopie ni le nom, ni le code, ni le numéro d’un pass : la caisse n’en garde pas non plus.',
  'Je ne demande rien sur la santé des personnes, et je n’en note rien.',
  'Une remise aux seniors n’est pas un don : elle ne donne pas droit à un reçu fiscal.',
  'Je préviens le CCAS si je déménage, si je ferme ou si je souhaite arrêter.',
];
