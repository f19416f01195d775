import { LongText } from '../kernel/fields/lines.js';

/** What an agent decides of a partner or of its offer, with a word about it. */
export class DecisionForm {
  @LongText(500, {
    optional: 'never null',
    label: 'Un mot pour le partenaire',
    hint: 'Il le lit dans le courriel qui l’en prévient.',
  })
  reason?: string;
}
