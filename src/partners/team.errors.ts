import { DomainError } from '../kernel/errors/domain-error.js';
import { refusal } from '../kernel/errors/refusal.js';

export class AlreadyMember extends DomainError {
  readonly code = 'already_member';
  readonly status = 409;

  constructor() {
    const detail = 'Cette adresse est déjà celle d’une personne de l’équipe.';
    super(detail, {
      nextStep: 'Elle peut entrer en demandant un lien avec son adresse.',
      errors: [{ field: 'email', code: 'already_member', detail }],
    });
  }
}

export const LastMember = refusal(
  'last_member',
  409,
  'Il ne resterait plus personne pour ce partenaire.',
  'Ajoutez d’abord une autre personne, ou appelez le CCAS.',
);
