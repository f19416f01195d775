import type { ListImportWords } from '../kernel/lists/list-import-page.js';

/** Of the page where a list of partners is sent. */
export const partnerListWords: ListImportWords = {
  title: 'Charger une liste de partenaires',
  path: '/ccas/partenaires',
  columns:
    'Colonnes attendues : SIRET, Nom, Type. Utiles aussi : Adresse, Code postal, Commune, Téléphone, Courriel, Contact.',
  atOnce: 'Ils ont signé : les approuver tout de suite',
  known: 'Un partenaire déjà connu (même SIRET) est mis à jour avec ce que la ligne dit.',
  back: 'Voir les partenaires',
};
