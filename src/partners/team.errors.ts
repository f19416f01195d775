import { DomainError } from '../kernel/errors/domain-error.js';

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

export class LastMember extends DomainError {
  readonly code = 'last_member';
  readonly status = 409;

  constructor() {
    super('Il ne resterait plus personne pour ce partenaire.', {
      nextStep: 'Ajoutez d’abord une autre personne, ou appelez le CCAS.',
    });
  }
}
