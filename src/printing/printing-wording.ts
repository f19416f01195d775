import type { CardBatchState, CardLayout, LeftOut } from './card-batch.entity.js';

/** As screens say it. */
export const batchStateLabels: Record<CardBatchState, string> = {
  waiting: 'En attente',
  running: 'En préparation',
  done: 'Prêt',
  failed: 'Arrêté',
  cleared: 'Fichiers effacés',
};

export const leftOutLabels: Record<LeftOut, string> = {
  pass_over: 'ce pass n’est plus en service',
  no_card: 'ce pass n’a plus de carte',
};

/** `Cartes sur feuilles A4 et lettres` */
export function batchContents({ cards, letters }: { cards: CardLayout | null; letters: boolean }): string {
  const what = [
    cards === 'sheets' && 'cartes sur feuilles A4',
    cards === 'single' && 'cartes une par une',
    letters && 'lettres',
  ].filter((each) => each !== false);
  const words = what.join(' et ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
