import { frenchShortEuros } from '../kernel/ui/french.js';
import { type C2sAnswer, type C2sScale, participationSpan } from './c2s/c2s-check.js';
import type { CallWanted } from './enrolments/enrolment-states.js';

export const callWantedLabels: Record<CallWanted, string> = {
  any: 'à tout moment',
  morning: 'le matin',
  afternoon: 'l’après-midi',
};

export const c2sAnswerLabels: Record<C2sAnswer, string> = {
  free: 'probablement gratuite',
  paid: 'probablement avec participation',
  none: 'probablement pas',
};

/** The line that stands wherever the mutuelle is shown to residents (code des assurances, L511-1). */
export function legalLine(ccas: string): string {
  return `Le ${ccas} informe, prend les rendez-vous et compte les adhésions. Il ne vend pas d’assurance, ne conseille pas, ne compare ni ne classe les mutuelles, ne fait rien signer et n’encaisse rien.`;
}

export const officialC2sSimulator = 'https://www.mesdroitssociaux.gouv.fr/accueil/';
export const officialC2sSite = 'https://www.complementaire-sante-solidaire.gouv.fr/';

/** What the C2S costs, from the figures that are known. */
export function c2sCostLine(scale: C2sScale): string {
  const [least, most] = participationSpan(scale);
  return `Selon vos ressources, elle est gratuite, ou coûte de ${frenchShortEuros(least)} à ${frenchShortEuros(most)} par mois selon l’âge.`;
}

/** After the count of those left where they are for 30 days, on the day's page and on the mutuelle's. */
export const leftWaitingWords: [one: string, many: string] = [
  'personne attend la mutuelle ou la C2S depuis 30 jours',
  'personnes attendent la mutuelle ou la C2S depuis 30 jours',
];
