import type { SettingsPage } from '../kernel/console/settings-pages.js';

/** The pages of settings that live in this slice. */
export const ownPages = {
  modules: {
    place: 20,
    name: 'modules',
    title: 'Modules',
    lead: 'Ce que votre CCAS propose, en plus du pass et de ses avantages.',
    icon: 'blocks',
  },
  communes: {
    place: 30,
    name: 'communes',
    title: 'Communes',
    lead: 'Où habitent les personnes qui ont droit au pass.',
    icon: 'map-pin',
  },
  contact: {
    place: 40,
    name: 'contact',
    title: 'Contact et horaires',
    lead: 'Ce que lisent les usagers sur le site et dans les courriels.',
    icon: 'phone',
  },
  look: {
    place: 50,
    name: 'apparence',
    title: 'Logo et couleurs',
    lead: 'Sur les pages, les cartes et les lettres.',
    icon: 'palette',
  },
  wording: {
    place: 60,
    name: 'textes',
    title: 'Carte et lettre',
    lead: 'Vos mots, avec un aperçu avant d’enregistrer.',
    icon: 'mail',
  },
  districts: {
    place: 70,
    name: 'quartiers',
    title: 'Quartiers',
    lead: 'Pour les bilans : contours, adresses.',
    icon: 'map',
  },
  retention: {
    place: 80,
    name: 'conservation',
    title: 'Durées de conservation',
    lead: 'Combien de temps les données sont gardées.',
    icon: 'archive',
  },
  publication: {
    place: 90,
    name: 'publication',
    title: 'Mentions légales',
    lead: 'Éditeur, hébergeur, délégué à la protection des données.',
    icon: 'scale',
  },
  keys: {
    place: 100,
    name: 'cles',
    title: 'Clés de signature',
    lead: 'Ce qui prouve qu’un pass vient de vous.',
    icon: 'key-round',
  },
} satisfies Record<string, SettingsPage>;
