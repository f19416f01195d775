import { Secret, Verbatim } from '../kernel/fields/lines.js';

const codeHint = 'Les six chiffres que montre l’application, ou l’un de vos codes de secours.';

/** Whatever is no code is refused as a wrong one. */
const Code = (look: Parameters<typeof Verbatim>[1]) =>
  Verbatim(Infinity, { label: 'Code', autocomplete: 'one-time-code', maxLength: 20, ...look });

abstract class LeadingOn {
  /** Page of ours to go to once inside. */
  @Verbatim(Infinity, { optional: true })
  suite?: string;
}

export class SignInForm extends LeadingOn {
  @Verbatim(254, { label: 'Adresse électronique', type: 'email', autocomplete: 'username' })
  email!: string;

  @Secret({ autocomplete: 'current-password' })
  password!: string;

  @Verbatim(40, {
    optional: true,
    label: 'Code de vérification',
    hint: 'Vous avez la double vérification ? Avec le code de l’application, ou un code de secours, vous entrez sans attendre.',
    autocomplete: 'one-time-code',
    inputmode: 'text',
    maxLength: 20,
  })
  code?: string;
}

export class CodeForm extends LeadingOn {
  @Code({ hint: codeHint, inputmode: 'text' })
  code = '';
}

/** A code of the phone one has, or of the paper: it is used up. */
export class ProofForm {
  @Code({ hint: codeHint })
  proof = '';
}

/** The code that a new phone shows, of the key that its page gave it. */
export class SetUpTotpForm extends LeadingOn {
  /** Sealed. */
  @Verbatim(Infinity)
  cle = '';

  @Code({ label: 'Code à six chiffres', inputmode: 'numeric', maxLength: 10 })
  code = '';

  /** Where another phone shows codes already. */
  @Code({ label: 'Code de l’ancien téléphone, ou code de secours', autocomplete: 'off' })
  proof = '';
}
