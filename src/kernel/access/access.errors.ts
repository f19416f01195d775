import { refusal } from '../errors/refusal.js';

export const Unauthenticated = refusal(
  'unauthenticated',
  401,
  'Il faut être identifié pour faire cela.',
  'Connectez-vous, ou vérifiez le jeton d’accès.',
);

export const Forbidden = refusal(
  'forbidden',
  403,
  'Votre compte ne permet pas de faire cela.',
  'Demandez à un responsable du CCAS, ou changez de compte.',
);

export const ReadOnlyToken = refusal(
  'read_only_token',
  403,
  'Ce jeton ne permet que de lire.',
  'Demandez à un responsable du CCAS un jeton qui permet aussi d’écrire.',
);

export const FormExpired = refusal(
  'form_expired',
  403,
  'Ce formulaire n’est plus valable.',
  'Revenez à la page précédente, rechargez-la et recommencez.',
);

export const TooManyAttempts = refusal(
  'too_many_attempts',
  429,
  'Trop d’essais en peu de temps.',
  'Attendez un quart d’heure, puis réessayez.',
  { retryAfterSeconds: 900 },
);

/** Said of an unknown address too. Whoever can read the mails is not kept out by others who ask: the links work. */
export const TooManyLinks = refusal(
  'too_many_links',
  429,
  'Plusieurs liens viennent d’être demandés pour cette adresse.',
  'Si elle est connue, ils sont dans sa boîte aux lettres, ou parmi les indésirables : le dernier reçu ouvre la porte.',
  { retryAfterSeconds: 900 },
);

/** The browser gave no cookie back: it refuses them, or a day has gone by in a private window. */
export const FormWithoutCookie = refusal(
  'form_expired',
  403,
  'Ce formulaire n’est plus valable : le navigateur n’a pas gardé le cookie qui le protège.',
  'Autorisez les cookies de ce site, puis revenez à la page précédente : ce que vous avez écrit y est encore. Vous pouvez aussi appeler le CCAS.',
);

/** The same answer for a link that is wrong, old or used. */
export const SignInLinkRefused = refusal(
  'sign_in_link_refused',
  409,
  'Ce lien ne sert plus : il vaut un quart d’heure, et une seule fois.',
  'Demandez-en un nouveau, il arrive par courriel.',
);
