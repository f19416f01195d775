import { DomainError } from '../kernel/errors/domain-error.js';
import { frenchDay } from '../kernel/ui/french.js';

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

export class DonorErased extends DomainError {
  readonly code = 'donor_erased';
  readonly status = 409;

  constructor() {
    super('Les données de ce donateur ont été effacées.', { nextStep: 'Enregistrez un nouveau donateur.' });
  }
}

/** A receipt may still be asked for by the tax office: what it says is kept six years. */
export class DonorHasReceipts extends DomainError {
  readonly code = 'donor_has_receipts';
  readonly status = 409;

  constructor(until: string) {
    super(`Ce donateur a des reçus fiscaux, que la loi oblige à garder six ans : jusqu’au ${frenchDay(until)}.`, {
      nextStep: 'Ôtez le téléphone et le courriel s’il le demande ; l’effacement se fera après cette date.',
    });
  }
}
