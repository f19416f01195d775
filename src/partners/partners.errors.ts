import { DomainError } from '../kernel/errors/domain-error.js';
import { refusal } from '../kernel/errors/refusal.js';

export class PartnerAlreadyKnown extends DomainError {
  readonly code = 'partner_already_known';
  readonly status = 409;

  constructor(partnerId: string) {
    super('Ce SIRET est déjà celui d’un partenaire.', {
      nextStep: 'Ouvrez sa fiche.',
      errors: [{ field: 'siret', code: 'partner_already_known', detail: 'Ce SIRET est déjà celui d’un partenaire.' }],
      extra: { partnerId },
    });
  }
}

export const WrongPartnerState = refusal(
  'wrong_partner_state',
  409,
  (detail: string) => detail,
  'Rechargez la fiche : elle a peut-être changé depuis.',
);

export const PairingRefused = refusal(
  'pairing_refused',
  409,
  'Ce code n’est pas valable, ou il a déjà servi.',
  'Demandez un nouveau code au partenaire ou au CCAS.',
  { field: 'code' },
);
