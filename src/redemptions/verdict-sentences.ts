import { codeSentences } from '../passes/pass-code/sentences.js';
import type { LimitPeriod } from '../offers/offer-terms.js';
import type { Verdict } from './verdict.js';

interface Sentence {
  /** Why, for whoever stands at the till. */
  why: string;
  /** What to do now. */
  next: string;
}

/** Every refusal says why and what next, in plain French (product.md, principle 4). */
export const verdictSentences: Record<Verdict, Sentence> = {
  ...codeSentences,
  replayed: { why: 'Ce code a déjà servi.', next: 'Sur le téléphone, attendez le code suivant, puis scannez.' },
  offer_not_active: { why: 'Cet avantage n’est pas en cours.', next: 'Choisissez-en un autre.' },
  outside_hours: {
    why: 'Cet avantage ne s’applique pas maintenant.',
    next: 'Ses jours et ses heures sont indiqués avec l’avantage.',
  },
  category_not_covered: { why: 'Cet avantage n’est pas prévu pour ce pass.', next: 'Choisissez-en un autre.' },
  below_minimum: { why: 'L’achat n’atteint pas le minimum demandé.', next: 'Vérifiez le montant.' },
  limit_reached: {
    why: 'Cet avantage a déjà été utilisé autant de fois que prévu.',
    next: 'Il sera de nouveau possible à la période suivante.',
  },
  quota_exhausted: { why: 'Toutes les utilisations prévues ont été prises.', next: 'Choisissez un autre avantage.' },
  accepted: { why: 'Ce pass est valable.', next: '' },
};

/** When a pass that has used an offer up may use it again. */
export const backAgain: Record<LimitPeriod, string> = {
  day: 'Il sera de nouveau possible demain.',
  week: 'Il sera de nouveau possible lundi.',
  month: 'Il sera de nouveau possible le mois prochain.',
  quarter: 'Il sera de nouveau possible le trimestre prochain.',
  year: 'Il sera de nouveau possible l’année prochaine.',
  ever: 'Il n’est pas prévu plus souvent avec ce pass.',
};
