import { Secret, Verbatim } from '../kernel/fields/lines.js';
import { Email } from '../kernel/fields/people.js';

const passwordHint =
  'Au moins 14 caractères. Quatre mots sans rapport entre eux conviennent très bien. Les mots de passe courants sont refusés.';

export class ForgottenForm {
  @Email({
    label: 'Votre adresse électronique',
    hint: 'Nous y envoyons un lien pour choisir un nouveau mot de passe.',
    autocomplete: 'username',
  })
  email!: string;
}

/** Behind a mailed link. */
export class ChosenForm {
  /** Secret of the link. */
  @Verbatim(Infinity)
  lien = '';

  @Secret({ hint: passwordHint, autocomplete: 'new-password' })
  password = '';
}

export class PasswordChangeForm {
  @Secret({ label: 'Mot de passe actuel', autocomplete: 'current-password' })
  currentPassword = '';

  @Secret({ label: 'Nouveau mot de passe', hint: passwordHint, autocomplete: 'new-password' })
  password = '';
}
