import type { RevocationReason } from './pass.entity.js';
import type { PassView } from './pass.query.js';

/** As screens say it. */
export const passStatusLabels: Record<PassView['status'], string> = {
  active: 'Actif',
  suspended: 'Suspendu',
  revoked: 'Retiré',
  expired: 'Expiré',
};
export const revocationReasonLabels: Record<RevocationReason, string> = {
  on_request: 'À sa demande',
  moved: 'Déménagement',
  deceased: 'Décès',
  fraud: 'Fraude',
  error: 'Erreur',
};
