import { DomainError } from '../../kernel/errors/domain-error.js';
import { refusal } from '../../kernel/errors/refusal.js';
import { frenchDay } from '../../kernel/ui/french.js';

export class DonorAlreadyKnown extends DomainError {
  readonly code = 'donor_already_known';
  readonly status = 409;

  constructor(donorId: string) {
    super('Ce SIREN est déjà celui d’un donateur.', {
      nextStep: 'Ouvrez sa fiche : un don de plus s’y ajoute.',
      extra: { donorId },
    });
  }
}

export const DonorErased = refusal(
  'donor_erased',
  409,
  'Les données de ce donateur ont été effacées.',
  'Enregistrez un nouveau donateur.',
);

/** A receipt may still be asked for by the tax office: what it says is kept six years. */
export const DonorHasReceipts = refusal(
  'donor_has_receipts',
  409,
  (until: string) =>
    `Ce donateur a des reçus fiscaux, que la loi oblige à garder six ans : jusqu’au ${frenchDay(until)}.`,
  'Ôtez le téléphone et le courriel s’il le demande ; l’effacement se fera après cette date.',
);
