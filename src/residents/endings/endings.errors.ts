import { refusal } from '../../kernel/errors/refusal.js';

/** Nothing new is given to, booked for or written to somebody who died or moved away. */
export const DossierEnded = refusal(
  'dossier_ended',
  409,
  'Ce dossier est fermé : un décès ou un déménagement y est noté.',
  'Si c’est une erreur, annulez-le depuis la fiche, dans les 30 jours.',
);

export const AlreadyEnded = refusal(
  'already_ended',
  409,
  'Un décès ou un déménagement est déjà noté pour cette personne.',
  'Rechargez la fiche : elle dit ce qui reste à faire.',
);

export const NotEnded = refusal(
  'not_ended',
  409,
  'Aucun décès ni déménagement n’est noté pour cette personne.',
  'Rechargez la fiche : il a peut-être été annulé.',
);

export const UndoTooLate = refusal(
  'undo_too_late',
  409,
  'Plus de 30 jours ont passé : tout ne peut plus revenir d’un seul geste.',
  'Si la personne revient, inscrivez-la de nouveau.',
);

export const LineAlreadyDone = refusal(
  'line_already_done',
  409,
  'Cette ligne est déjà faite.',
  'Rechargez la fiche : elle dit par qui.',
);

/** What an ending has ended would come back to the other dossier, or to none. */
export const EndedNotMerged = refusal(
  'ended_not_merged',
  409,
  'Un décès ou un déménagement est noté sur l’un des deux dossiers.',
  'Annulez-le depuis sa fiche, réunissez les dossiers, puis notez-le de nouveau.',
);
