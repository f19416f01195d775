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

/** The same answer for a link that is wrong, old or used. */
export class SignInLinkRefused extends DomainError {
  readonly code = 'sign_in_link_refused';
  readonly status = 409;

  constructor() {
    super('Ce lien ne sert plus : il vaut un quart d’heure, et une seule fois.', {
      nextStep: 'Demandez-en un nouveau, il arrive par courriel.',
    });
  }
}
