import { Verbatim } from '../kernel/fields/lines.js';
import { Email } from '../kernel/fields/people.js';

export class AskingForm {
  @Email({ label: 'Votre adresse électronique' })
  email!: string;
}

/** Behind the link. */
export class LinkForm {
  /** Its secret. */
  @Verbatim(Infinity)
  lien = '';
}
