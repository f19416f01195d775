import type { ShownPass } from '../shown-pass.js';
import type { GoodPass, OfferChoice } from './judge-scan.js';
import type { ScanRefusal } from './server.js';
import type { RecordedScan } from './till-store.js';

/** What the whole screen is. */
export type Screen =
  | { name: 'scanning' }
  | { name: 'asking' }
  | { name: 'choice'; pass: GoodPass }
  | { name: 'done'; scan: RecordedScan; remaining: number | null; isAmber: boolean; offer?: OfferChoice }
  | { name: 'refused'; refusal: ScanRefusal }
  /** Only the server could tell, and nobody can ask it now. */
  | { name: 'unsure'; why: string; shown: ShownPass }
  | { name: 'unconfirmed'; retry(): void; giveUp?(): void; isServiceAway: boolean }
  | { name: 'not-undone'; why: string; next: string }
  | { name: 'full' }
  | { name: 'not-paired' }
  | { name: 'recent' };

const unsure: Record<string, string> = {
  status_unknown: 'Cette caisse ne peut pas vérifier ce pass sans réseau.',
  unknown_key: 'Ce pass est peut-être plus récent que les données de cette caisse.',
};

/** Without network, what newer data might turn into a yes is no refusal; nor is it a yes. */
export function refusedHere(refusal: ScanRefusal, shown: ShownPass, hasNetwork: boolean): Screen {
  const why = hasNetwork ? undefined : unsure[refusal.code];
  return why ? { name: 'unsure', why, shown } : { name: 'refused', refusal };
}

/** Why a use was not taken back. */
export function notUndone(dropped: 'too-late' | 'unknown'): Screen {
  return dropped === 'too-late'
    ? {
        name: 'not-undone',
        why: 'Il est trop tard pour annuler cette utilisation ici.',
        next: 'Appelez le CCAS : un agent peut l’annuler.',
      }
    : {
        name: 'not-undone',
        why: 'Pas encore annulé : aucune réponse n’est venue.',
        next: 'Réessayez dans le quart d’heure, ou appelez le CCAS.',
      };
}
