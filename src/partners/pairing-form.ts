import { Verbatim } from '../kernel/fields/lines.js';

/** Whatever is no code is refused as a wrong one. */
export class PairingForm {
  @Verbatim(Infinity, {
    label: 'Code d’association',
    hint: 'Huit caractères donnés par le partenaire ou par le CCAS, valables un quart d’heure.',
    autocomplete: 'one-time-code',
    maxLength: 20,
  })
  code = '';
}
