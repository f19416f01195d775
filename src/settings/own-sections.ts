import type { Section } from '../ccas/settings-section.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { hoursWords } from '../kernel/hours/opening-hours.js';
import { hoursValues, readHours, readWithHours } from '../kernel/hours/read-hours.js';
import { type FormValues, readChanges, readForm } from '../kernel/http/input.js';
import { frenchPhone, toE164 } from '../kernel/text/phone.js';
import { ContactForm } from './contact-form.js';
import { ContactFields } from './pages/contact-fields.js';
import { PublicationFields } from './pages/publication-fields.js';
import { RetentionFields } from './pages/retention-fields.js';
import { WordingFields } from './pages/wording-fields.js';
import type { Wording } from './preview-prints.js';
import { PublicationForm } from './publication-form.js';
import { RetentionForm } from './retention-form.js';
import { WordingForm } from './wording-form.js';

const unreachable = {
  field: 'phone',
  code: 'required',
  detail: 'Donnez au moins un moyen de vous joindre : téléphone, courriel ou adresse.',
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
    const { version: _, ...settings } = readWithHours(ContactForm, body, readChanges);
    const { phone, email, address } = settings;
    if (!phone && !email && !address) throw new InvalidInput([unreachable]);
    return { ...settings, phone: phone && toE164(phone)! };
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
export function readWording(body: FormValues): Wording {
  const { version: _, ...settings } = readChanges(WordingForm, body);
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
    const { version: _, ...settings } = readForm(RetentionForm, body);
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
    const { version: _, ...settings } = readChanges(PublicationForm, body);
    return settings;
  },
  Fields: PublicationFields,
};

/** The plain forms that are nobody else's: of the CCAS as such. */
export const ownSections = [contact, wording, retention, publication];
