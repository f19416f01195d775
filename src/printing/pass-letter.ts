import { communeName } from '../ccas/communes.js';
import type { PrintLook } from '../ccas/print-look.query.js';
import type { Letter } from '../kernel/print/letter-content.js';
import { frenchDay } from '../kernel/ui/french.js';
import { benefitWords } from '../offers/offer-wording.js';
import { letterRecipient } from '../residents/letter-recipient.js';
import type { OfferView } from '../offers/offer-directory.query.js';

export interface PassLetterContent {
  ccasName: string;
  ccasAddress: string | null;
  /** As people write it. */
  ccasPhone: string | null;
  /** Where the letter is dated. */
  place: string;
  origin: string;
  firstName: string;
  lastName: string;
  address: string | null;
  postcode: string | null;
  communeCode: string;
  category: number;
  /** `K7QM-4T2X-W` */
  number: string;
  validThrough: string;
  activation: { secret: string; expiresOn: string; url: string };
  look?: Pick<PrintLook, 'logo' | 'letterGreeting' | 'letterOpening' | 'letterClosing'>;
}

/** What the house writes where the CCAS has no words of its own. */
export const LETTER_GREETING = 'Madame, Monsieur,';
export const LETTER_OPENING =
  'Votre pass senior est prêt. Montrez votre carte chez les partenaires : ils lisent le code et appliquent votre avantage.';

/** Enough to begin with, few enough for one page; the rest is on the site. */
const OFFERS_SHOWN = 3;

/** The letter that goes with a card: what it is, how to have it on a phone, where it serves, whom to call. */
export function passLetter(content: PassLetterContent, offers: OfferView[], today: string): Letter {
  const { ccasName, ccasAddress, ccasPhone, origin, activation, look } = content;
  const site = origin.replace(/^https?:\/\//, '');
  const near = nearest(content, offers);
  return {
    sender: { name: ccasName, address: ccasAddress, phone: ccasPhone, logo: look?.logo },
    recipient: letterRecipient(content),
    place: content.place,
    date: today,
    subject: 'votre pass senior',
    body: [
      look?.letterGreeting ?? LETTER_GREETING,
      look?.letterOpening ?? LETTER_OPENING,
      {
        facts: [
          ['Numéro de votre pass', content.number],
          ['Valable jusqu’au', frenchDay(content.validThrough)],
        ],
      },
      { heading: 'Si vous le souhaitez : votre pass sur un téléphone' },
      'La carte suffit. Pour avoir aussi votre pass sur un téléphone, visez ce code avec son appareil photo.',
      {
        qr: activation.url,
        caption: `Ou ouvrez ${site}/mon-pass/activer et tapez :\nle numéro ${content.number}\nle code secret ${activation.secret}\nvotre date de naissance.\nCe code sert une seule fois, jusqu’au ${frenchDay(activation.expiresOn)}. Ne le donnez qu’à une personne de confiance.`,
      },
      ...(near.length > 0
        ? [
            { heading: 'Où votre pass est accepté' },
            { list: [...near.map(offerWords), `et d’autres : ${site}/offres`] },
          ]
        : [`Les partenaires qui acceptent votre pass : ${site}/offres`]),
      { heading: 'Une question, une carte perdue ?' },
      whomToCall(content),
    ],
    closing: look?.letterClosing,
  };
}

/** Those of the same postcode first, then of the same commune, then the others; only what this category may use. */
function nearest({ postcode, communeCode, category }: PassLetterContent, offers: OfferView[]): OfferView[] {
  const distance = ({ partner }: OfferView): number =>
    partner.postcode && partner.postcode === postcode ? 0 : partner.communeCode === communeCode ? 1 : 2;
  return offers
    .filter(({ categories }) => categories.length === 0 || categories.includes(category))
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, OFFERS_SHOWN);
}

function offerWords({ partner, benefit, title }: OfferView): string {
  const where = partner.communeCode && communeName(partner.communeCode);
  return `${[partner.name, where].filter(Boolean).join(', ')} : ${benefitWords(benefit)}, ${title}`;
}

function whomToCall({ ccasName, ccasPhone, ccasAddress }: PassLetterContent): string {
  if (ccasPhone) return `Appelez le ${ccasPhone} (${ccasName}).`;
  return ccasAddress ? `Venez nous voir : ${ccasName}, ${ccasAddress}.` : `Adressez-vous à : ${ccasName}.`;
}
