import type { ResidenceProofKind } from './resident.entity.js';

/** As screens say it. */
export const residenceProofLabels: Record<ResidenceProofKind, string> = {
  energy: 'Facture d’énergie ou d’eau',
  tax: 'Avis d’impôt',
  rent: 'Quittance de loyer',
  host: 'Attestation d’hébergement',
  other: 'Autre justificatif',
};
