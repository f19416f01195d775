import type { ListImportWords } from '../kernel/lists/list-import.js';

/** Where a list of partners is loaded. */
export const partnerListWords: ListImportWords = {
  title: 'Charger une liste de partenaires',
  path: '/ccas/partenaires',
  columns:
    'Colonnes attendues : SIRET, Nom, Type. Utiles aussi : Adresse, Code postal, Commune, Téléphone, Courriel, Contact.',
  model: {
    header: ['SIRET', 'Nom', 'Type', 'Adresse', 'Code postal', 'Commune', 'Téléphone', 'Courriel', 'Contact'],
    example: [
      '73282932000074',
      'Boulangerie du Pont',
      'Commerce',
      '3 rue Véron',
      '94140',
      '',
      '01 43 75 00 00',
      'pont@exemple.fr',
      'Anne Roux',
    ],
  },
  atOnce: 'Ils ont signé : les approuver tout de suite',
  known: 'Un partenaire déjà connu (même SIRET) est mis à jour avec ce que la ligne dit.',
  back: 'Voir les partenaires',
  command: {
    name: 'partners',
    description: 'Charge une liste de partenaires (CSV ou .xlsx).',
    atOnce: 'les approuve tout de suite',
  },
};
