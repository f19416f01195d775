import type { Look } from '../../kernel/ui/browser/shapes.js';
import { verdictSentences } from '../verdict-sentences.js';
import type { GoodPass } from './judge-scan.js';

export interface Headline {
  look: Look;
  word: string;
  why: string;
  next?: string;
}

/** What the screen, the sound and the vibration say of a good pass. Green means that something may be given now. */
export function headline({ offers, isAmber }: GoodPass): Headline {
  const possible = offers.filter(({ verdict }) => verdict === 'accepted');
  if (possible.some(({ way }) => way !== 'wait'))
    return isAmber
      ? {
          look: 'waiting',
          word: 'À vérifier',
          why: 'Valable aux dernières nouvelles, qui ont plus d’un jour.',
          next: 'Vous pouvez appliquer un avantage ; reconnectez la caisse dès que possible.',
        }
      : { look: 'accepted', word: 'Valable', why: 'Choisissez l’avantage à appliquer.' };
  if (possible.length > 0)
    return {
      look: 'waiting',
      word: 'À vérifier',
      why: 'Le pass est valable, mais ces avantages sont limités.',
      next: 'Il faut le réseau pour savoir ce qu’il en reste. Rapprochez-vous d’un endroit où il passe.',
    };
  if (offers.length === 0)
    return { look: 'accepted', word: 'Valable', why: 'Vous n’avez aucun avantage en ligne aujourd’hui.' };
  const reasons = new Set(offers.map((offer) => verdictSentences[offer.verdict].why));
  const why = reasons.size === 1 ? [...reasons][0]! : 'Aucun avantage n’est possible maintenant.';
  return { look: 'refused', word: 'Refusé', why, next: 'Le pass lui-même est valable.' };
}
