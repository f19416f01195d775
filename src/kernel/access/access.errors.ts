import { DomainError } from '../errors/domain-error.js';

export class Unauthenticated extends DomainError {
  readonly code = 'unauthenticated';
  readonly status = 401;

  constructor() {
    super('Il faut être identifié pour faire cela.', { nextStep: 'Connectez-vous, ou vérifiez le jeton d’accès.' });
  }
}

export class Forbidden extends DomainError {
  readonly code = 'forbidden';
  readonly status = 403;

  constructor() {
    super('Votre compte ne permet pas de faire cela.', {
      nextStep: 'Demandez à un responsable du CCAS, ou changez de compte.',
    });
  }
}

export class ReadOnlyToken extends DomainError {
  readonly code = 'read_only_token';
  readonly status = 403;

  constructor() {
    super('Ce jeton ne permet que de lire.', {
      nextStep: 'Demandez à un responsable du CCAS un jeton qui permet aussi d’écrire.',
    });
  }
}

export class FormExpired extends DomainError {
  readonly code = 'form_expired';
  readonly status = 403;

  constructor() {
    super('Ce formulaire n’est plus valable.', {
      nextStep: 'Revenez à la page précédente, rechargez-la et recommencez.',
    });
  }
}

export class TooManyAttempts extends DomainError {
  readonly code = 'too_many_attempts';
  readonly status = 429;
  override readonly retryAfterSeconds = 900;

  constructor() {
    super('Trop d’essais en peu de temps.', { nextStep: 'Attendez un quart d’heure, puis réessayez.' });
  }
}

/** Said of an unknown address too. Whoever can read the mails is not kept out by others who ask: the links work. */
export class TooManyLinks extends DomainError {
  readonly code = 'too_many_links';
  readonly status = 429;
  override readonly retryAfterSeconds = 900;

  constructor() {
    super('Plusieurs liens viennent d’être demandés pour cette adresse.', {
      nextStep:
        'Si elle est connue, ils sont dans sa boîte aux lettres, ou parmi les indésirables : le dernier reçu ouvre la porte.',
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
