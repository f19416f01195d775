import { DomainError } from '../kernel/errors/domain-error.js';
import { refusal } from '../kernel/errors/refusal.js';

/** The same answer whether the account exists or not, and whichever of them is wrong. */
export class WrongCredentials extends DomainError {
  readonly code = 'wrong_credentials';
  readonly status = 401;

  /** @param withCode a code was typed beside the password */
  constructor(withCode = false) {
    const detail = withCode
      ? 'L’adresse, le mot de passe ou le code ne convient pas.'
      : 'L’adresse ou le mot de passe ne convient pas.';
    super(detail, {
      nextStep: 'Vérifiez-les, puis réessayez.',
      errors: [{ field: 'email', code: 'wrong_credentials', detail }],
    });
  }
}

/**
 * The same for an unknown account. The ways that stay open (decision 0059) are told to everybody, and open to nobody who
 * lacks what they ask for. « Another » device: in the one where it is said, the tries may be used up too.
 */
export const TooManySignIns = refusal(
  'too_many_attempts',
  429,
  'Trop d’essais de connexion en peu de temps.',
  'Un autre appareil, où vous êtes déjà entré, vous laisse entrer tout de suite ; votre mot de passe avec le code de la double vérification, aussi. Sinon, attendez un quart d’heure. Ce n’était pas vous ? Prévenez un responsable du CCAS.',
  { retryAfterSeconds: 900 },
);

export const WrongPassword = refusal(
  'wrong_password',
  409,
  'Ce n’est pas votre mot de passe actuel.',
  'Retapez-le, ou demandez un lien par « Mot de passe oublié ».',
  { field: 'currentPassword' },
);

export const WeakPassword = refusal(
  'weak_password',
  400,
  (detail: string) => detail,
  'Quatre mots sans rapport entre eux font un bon mot de passe.',
  { field: 'password' },
);

export class WrongCode extends DomainError {
  readonly code = 'wrong_code';
  readonly status = 401;

  /** @param field where it was typed */
  constructor(field: string, isUsed = false) {
    const detail = isUsed ? 'Ce code a déjà servi.' : 'Ce code ne convient pas.';
    super(detail, {
      nextStep: isUsed
        ? 'Attendez que votre téléphone en montre un autre, puis tapez-le.'
        : 'Tapez les six chiffres que votre téléphone montre maintenant. Vérifiez que son heure est juste.',
      errors: [{ field, code: 'wrong_code', detail }],
    });
  }
}

/** A step of signing in came too late, or a set-up page was too old. */
export const SignInTooOld = refusal(
  'sign_in_too_old',
  409,
  'Cette page est trop ancienne.',
  'Connectez-vous de nouveau.',
);

export const AccountExists = refusal(
  'account_exists',
  409,
  'Un compte existe déjà pour cette adresse, peut-être désactivé.',
  'Cherchez-le dans la liste, ou utilisez une autre adresse.',
  { field: 'email' },
);

export const LastManager = refusal(
  'last_manager',
  409,
  'Il ne resterait plus aucun responsable.',
  'Nommez d’abord un autre responsable, qui se soit déjà connecté.',
);

export const LinkRefused = refusal(
  'link_refused',
  409,
  'Ce lien ne sert plus.',
  'Il a déjà servi, ou il est trop ancien. Demandez-en un autre.',
);

export const SecondFactorIsNeeded = refusal(
  'second_factor_needed',
  409,
  'Un responsable garde la double vérification.',
  'Vous pouvez la régler sur un autre téléphone.',
);

/** Not said: that an account exists and is deactivated. */
export const NoAccountForIdentity = refusal(
  'no_account_for_identity',
  403,
  'Aucun compte de ce CCAS ne correspond à votre identité ProConnect.',
  'Demandez à un responsable du CCAS de vous inviter avec votre adresse professionnelle.',
);

export class ProviderRefused extends DomainError {
  readonly code = 'provider_refused';
  readonly status = 409;

  constructor(cause?: unknown) {
    super('La connexion avec ProConnect n’a pas abouti.', {
      nextStep: 'Recommencez. Si cela continue, connectez-vous avec votre mot de passe.',
      cause,
    });
  }
}

export class ProviderUnavailable extends DomainError {
  readonly code = 'provider_unavailable';
  readonly status = 503;
  override readonly retryAfterSeconds = 60;

  constructor(cause?: unknown) {
    super('ProConnect ne répond pas.', {
      nextStep: 'Réessayez dans quelques minutes, ou connectez-vous avec votre mot de passe.',
      cause,
    });
  }
}
