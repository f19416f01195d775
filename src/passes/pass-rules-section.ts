import type { Section } from '../ccas/settings-section.js';
import { readForm } from '../kernel/http/input.js';
import { PassRulesFields } from './pages/pass-rules-fields.js';
import { PassRulesForm } from './pass-rules-form.js';

/** What a CCAS decides about its pass. */
export const passRulesSection: Section = {
  name: 'pass',
  labels: {
    minimumAge: 'Âge minimum',
    validityMonths: 'Durée en mois',
    phoneLimit: 'Téléphones par pass',
    offered: 'Catégories délivrées',
    label1: 'Nom de la catégorie 1',
    label2: 'Nom de la catégorie 2',
    label3: 'Nom de la catégorie 3',
  },
  values: ({ minimumAge, validityMonths, phoneLimit, offeredCategories, categoryLabels }) => ({
    minimumAge: String(minimumAge),
    validityMonths: String(validityMonths),
    phoneLimit: String(phoneLimit),
    offered: offeredCategories.toSorted().map(String),
    ...Object.fromEntries(categoryLabels.map((label, place) => [`label${place + 1}`, label])),
  }),
  read(body) {
    const { version: _, offered, label1, label2, label3, ...rules } = readForm(PassRulesForm, body);
    return { ...rules, offeredCategories: offered, categoryLabels: [label1, label2, label3] };
  },
  Fields: PassRulesFields,
};
