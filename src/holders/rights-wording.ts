import type { RightsKind } from './rights-form.js';
import type { RightsRequestView } from './rights-requests.query.js';

/** As screens and letters name what a person may ask about their data. */
export const rightLabels: Record<RightsKind, string> = {
  access: 'Accès',
  correction: 'Correction',
  restriction: 'Limitation',
  erasure: 'Effacement',
  portability: 'Copie à emporter',
};

/** `vous nous avez demandé …` */
export const rightAsked: Record<RightsKind, string> = {
  access: 'de savoir quelles informations nous gardons sur vous',
  correction: 'de corriger des informations de votre dossier',
  restriction: 'de limiter l’usage de votre dossier',
  erasure: 'd’effacer votre dossier',
  portability: 'de vous remettre vos informations dans un fichier',
};

export const rightTitles: Record<RightsKind, string> = {
  access: 'Demande d’accès',
  correction: 'Demande de correction',
  restriction: 'Demande de limitation',
  erasure: 'Demande d’effacement',
  portability: 'Demande d’une copie à emporter',
};

export const rightStateLabels: Record<RightsRequestView['state'], string> = {
  waiting: 'En attente',
  granted: 'Faite',
  refused: 'Refusée',
  withdrawn: 'Retirée',
};
