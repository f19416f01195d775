import type { VNode } from 'preact';
import type { SectionName, Settings } from '../ccas/settings.query.js';
import type { FormValues } from '../kernel/http/input.js';
import type { Refusal } from '../kernel/ui/refusal.js';

export interface SectionFieldsProps {
  values: FormValues;
  refusal?: Refusal;
}

/** One page of settings that is a plain form. */
export interface Section {
  name: SectionName;
  /** What each field is called, where two versions are shown side by side. */
  labels: Record<string, string>;
  values(settings: Settings): FormValues;
  /** Values as two versions are compared in words; as they are when absent. */
  inWords?(values: FormValues): FormValues;
  /** @throws InvalidInput */
  read: (body: FormValues) => Partial<Settings>;
  Fields(props: SectionFieldsProps): VNode;
}

/** The pages of settings in their order, as the overview shows them. */
export const settingsPages: { name: string; title: string; lead: string; icon: string }[] = [
  { name: 'pass', title: 'Le pass', lead: 'Âge minimum, durée, catégories, téléphones.', icon: 'id-card' },
  {
    name: 'modules',
    title: 'Modules',
    lead: 'Ce que votre CCAS propose, en plus du pass et de ses avantages.',
    icon: 'blocks',
  },
  { name: 'communes', title: 'Communes', lead: 'Où habitent les personnes qui ont droit au pass.', icon: 'map-pin' },
  {
    name: 'contact',
    title: 'Contact et horaires',
    lead: 'Ce que lisent les usagers sur le site et dans les courriels.',
    icon: 'phone',
  },
  { name: 'apparence', title: 'Logo et couleurs', lead: 'Sur les pages, les cartes et les lettres.', icon: 'palette' },
  { name: 'textes', title: 'Carte et lettre', lead: 'Vos mots, avec un aperçu avant d’enregistrer.', icon: 'mail' },
  { name: 'quartiers', title: 'Quartiers', lead: 'Pour les bilans : contours, adresses.', icon: 'map' },
  {
    name: 'conservation',
    title: 'Durées de conservation',
    lead: 'Combien de temps les données sont gardées.',
    icon: 'archive',
  },
  {
    name: 'publication',
    title: 'Mentions légales',
    lead: 'Éditeur, hébergeur, délégué à la protection des données.',
    icon: 'scale',
  },
  { name: 'cles', title: 'Clés de signature', lead: 'Ce qui prouve qu’un pass vient de vous.', icon: 'key-round' },
  {
    name: 'baremes',
    title: 'Barèmes de la loi',
    lead: 'Plafonds et taux, avec leurs dates et leur source.',
    icon: 'landmark',
  },
];
