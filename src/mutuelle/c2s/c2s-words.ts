import { frenchShortEuros } from '../../kernel/ui/french.js';
import { type C2sAnswer, type C2sScale, participationSpan } from './c2s-check.js';

export const c2sAnswerLabels: Record<C2sAnswer, string> = {
  free: 'probablement gratuite',
  paid: 'probablement avec participation',
  none: 'probablement pas',
};

export const officialC2sSimulator = 'https://www.mesdroitssociaux.gouv.fr/accueil/';
export const officialC2sSite = 'https://www.complementaire-sante-solidaire.gouv.fr/';

/** What the C2S costs, from the figures that are known. */
export function c2sCostLine(scale: C2sScale): string {
  const [least, most] = participationSpan(scale);
  return `Selon vos ressources, elle est gratuite, ou coûte de ${frenchShortEuros(least)} à ${frenchShortEuros(most)} par mois selon l’âge.`;
}
