import type { ListImportWords } from '../kernel/lists/list-import.js';

/** Where a list of offers is loaded. */
export const offerListWords: ListImportWords = {
  title: 'Charger une liste d’avantages',
  path: '/ccas/avantages',
  columns:
    'Colonnes attendues : SIRET, Avantage, Remise (−10 %, −5 €, 12,50 €, Offert, Gratuit). Utiles aussi : Limite, Quota, Achat minimum, Premier jour, Dernier jour.',
  model: {
    header: ['SIRET', 'Avantage', 'Remise', 'Limite', 'Quota', 'Achat minimum', 'Premier jour', 'Dernier jour'],
    example: ['73282932000074', '10 % sur le pain', '−10 %', '', '', '5 €', '', ''],
  },
  atOnce: 'Les mettre en ligne tout de suite, chez les partenaires approuvés',
  known: 'Un avantage du même nom chez le même partenaire reste comme il est.',
  back: 'Voir les avantages',
  command: {
    name: 'offers',
    description: 'Charge une liste d’avantages (CSV ou .xlsx).',
    atOnce: 'les met en ligne tout de suite',
  },
};
