import type { SearchBox } from '../kernel/console/menu.js';

/** The one search box of the console, wherever it stands (docs/decisions/0049). */
export const searchBox: SearchBox = {
  action: '/ccas/recherche',
  field: 'q',
  label: 'Trouver un usager, un pass, un partenaire',
  placeholder: 'Trois lettres, une date de naissance, un numéro…',
};
