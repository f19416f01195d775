import { hoursWords } from '../kernel/hours/opening-hours.js';
import { hoursValues, readHours } from '../kernel/hours/read-hours.js';
import type { FormValues } from '../kernel/http/input.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { ContactFields } from './pages/contact-fields.js';
import { PassFields } from './pages/pass-fields.js';
import { PublicationFields } from './pages/publication-fields.js';
import { RetentionFields } from './pages/retention-fields.js';
import { WordingFields } from './pages/wording-fields.js';
import type { Section } from './section.js';
import { TypedFields } from '../kernel/http/typed-fields.js';

const pass: Section = {
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
    const typed = new TypedFields(body);
    const offeredCategories = [1, 2, 3].filter((category) => typed.all('offered').includes(String(category)));
    if (offeredCategories.length === 0)
      typed.refuse('offered', 'required', 'Cochez au moins une catégorie : sinon aucun pass ne peut être délivré.');
    const settings = {
      minimumAge: typed.whole('minimumAge', 50, 100),
      validityMonths: typed.whole('validityMonths', 1, 120),
      phoneLimit: typed.whole('phoneLimit', 1, 20),
      offeredCategories,
      categoryLabels: [1, 2, 3].map((category) => typed.required(`label${category}`, 40)),
    };
    typed.done();
    return settings;
  },
  Fields: PassFields,
};

const contact: Section = {
  name: 'contact',
  labels: {
    name: 'Nom du CCAS',
    phone: 'Téléphone',
    email: 'Courriel',
    address: 'Adresse',
    website: 'Site de la commune',
    hours: 'Horaires',
  },
  values: ({ name, phone, email, address, website, openingHours }) => ({
    name,
    phone: phone ? frenchPhone(phone) : '',
    email: email ?? '',
    address: address ?? '',
    website: website ?? '',
    ...hoursValues(openingHours),
  }),
  inWords: (values) => ({ ...values, hours: hoursWords(readHours(values, [])) }),
  read(body) {
    const typed = new TypedFields(body);
    const settings = {
      name: typed.required('name', 80),
      phone: typed.phone('phone'),
      email: typed.email('email'),
      address: typed.text('address', 200),
      website: typed.webAddress('website'),
      openingHours: readHours(body, typed.errors),
    };
    if (!settings.phone && !settings.email && !settings.address && typed.errors.length === 0)
      typed.refuse('phone', 'required', 'Donnez au moins un moyen de vous joindre : téléphone, courriel ou adresse.');
    typed.done();
    return settings;
  },
  Fields: ContactFields,
};

const wording: Section = {
  name: 'textes',
  labels: {
    cardTitle: 'Titre de la carte',
    cardNote: 'Phrase au dos de la carte',
    letterGreeting: 'Formule d’appel',
    letterOpening: 'Début de la lettre',
    letterClosing: 'Fin de la lettre',
  },
  values: ({ cardTitle, cardNote, letterGreeting, letterOpening, letterClosing }) => ({
    cardTitle: cardTitle ?? '',
    cardNote: cardNote ?? '',
    letterGreeting: letterGreeting ?? '',
    letterOpening: letterOpening ?? '',
    letterClosing: letterClosing ?? '',
  }),
  read: readWording,
  Fields: WordingFields,
};

/** Also for the preview, before anything is saved. @throws InvalidInput */
export function readWording(body: FormValues) {
  const typed = new TypedFields(body);
  const settings = {
    cardTitle: typed.text('cardTitle', 24),
    cardNote: typed.text('cardNote', 140),
    letterGreeting: typed.text('letterGreeting', 80),
    letterOpening: typed.text('letterOpening', 600),
    letterClosing: typed.text('letterClosing', 300),
  };
  typed.done();
  return settings;
}

const retention: Section = {
  name: 'conservation',
  labels: {
    keptResidentMonths: 'Dossier d’un usager',
    keptRefusedMonths: 'Demande refusée',
    keptMailMonths: 'Texte des courriels',
  },
  values: ({ keptResidentMonths, keptRefusedMonths, keptMailMonths }) => ({
    keptResidentMonths: String(keptResidentMonths),
    keptRefusedMonths: String(keptRefusedMonths),
    keptMailMonths: String(keptMailMonths),
  }),
  read(body) {
    const typed = new TypedFields(body);
    const settings = {
      keptResidentMonths: typed.whole('keptResidentMonths', 6, 24),
      keptRefusedMonths: typed.whole('keptRefusedMonths', 2, 6),
      keptMailMonths: typed.whole('keptMailMonths', 1, 6),
    };
    typed.done();
    return settings;
  },
  Fields: RetentionFields,
};

const publication: Section = {
  name: 'publication',
  labels: {
    publicationDirector: 'Directeur ou directrice de la publication',
    hostName: 'Hébergeur',
    hostContact: 'Adresse et téléphone de l’hébergeur',
    dpoContact: 'Délégué à la protection des données',
  },
  values: ({ publicationDirector, hostName, hostContact, dpoContact }) => ({
    publicationDirector: publicationDirector ?? '',
    hostName: hostName ?? '',
    hostContact: hostContact ?? '',
    dpoContact: dpoContact ?? '',
  }),
  read(body) {
    const typed = new TypedFields(body);
    const settings = {
      publicationDirector: typed.text('publicationDirector', 120),
      hostName: typed.text('hostName', 120),
      hostContact: typed.text('hostContact', 200),
      dpoContact: typed.text('dpoContact', 200),
    };
    typed.done();
    return settings;
  },
  Fields: PublicationFields,
};

export const sections = new Map(
  [pass, contact, wording, retention, publication].map((section) => [section.name as string, section]),
);
