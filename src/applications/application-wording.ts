import type { AnswerBy, ApplicationState, RefusalReason, Showing } from './pass-application.entity.js';

/** As screens say it. */
export const applicationStateLabels: Record<Exclude<ApplicationState, 'draft'>, string> = {
  submitted: 'À examiner',
  more_asked: 'En attente d’une réponse',
  accepted: 'Acceptée',
  refused: 'Refusée',
  withdrawn: 'Retirée',
};
export const refusalReasonLabels: Record<RefusalReason, string> = {
  too_young: 'N’a pas encore l’âge',
  outside_communes: 'N’habite pas la commune',
  no_proof: 'Justificatif non présenté',
  already_held: 'A déjà un pass',
  other: 'Autre raison (à écrire ci-dessous)',
};
/** As it is written to the person. */
export const refusalReasonSentences: Record<RefusalReason, string | null> = {
  too_young: 'L’âge à partir duquel le pass est donné n’est pas encore atteint.',
  outside_communes: 'Le pass est donné aux habitants de la commune, et l’adresse indiquée n’en fait pas partie.',
  no_proof: 'Le justificatif de domicile n’a pas été présenté.',
  already_held: 'Un pass senior existe déjà à ce nom.',
  other: null,
};
export const answerByLabels: Record<AnswerBy, string> = {
  phone: 'Par téléphone',
  email: 'Par courriel',
  letter: 'Par lettre',
};
export const showingLabels: Record<Showing, string> = {
  appointment: 'Sur rendez-vous : le CCAS appelle',
  counter: 'Au guichet, sans rendez-vous',
};
