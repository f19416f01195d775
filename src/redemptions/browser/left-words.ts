import { remainingWords } from '../../offers/offer-wording.js';
import { backAgain, verdictSentences } from '../verdict-sentences.js';
import type { OfferChoice } from './judge-scan.js';

/**
 * Under an offer's button: what is left of it, or why not. Until the server has answered it is the same for whatever only
 * the server knows, so that nobody reads from it whom an offer is reserved for.
 */
export function leftWords({ verdict, way, remaining, limit, isAnswered }: OfferChoice): string {
  if (verdict === 'limit_reached' && limit) return `${verdictSentences[verdict].why} ${backAgain[limit.period]}`;
  if (verdict !== 'accepted') return verdictSentences[verdict].why;
  if (way === 'wait') return 'Limité : demande le réseau';
  if (way === 'lease') return 'Réservé pour cette caisse';
  if (way === 'ask' && !isAnswered) return 'À confirmer : le serveur répond quand vous appuyez';
  return remainingWords(remaining, limit?.period ?? null);
}
