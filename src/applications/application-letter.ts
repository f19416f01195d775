import { communeName } from '../ccas/communes.js';
import type { Letter } from '../kernel/print/letter.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { letterRecipient } from '../residents/letter-recipient.js';
import { acceptedWords, moreAskedWords, receivedWords, refusedWords, type Told } from './application-words.js';
import type { ApplicationView } from './application.query.js';

interface Sender {
  name: string;
  address: string | null;
  phone: string | null;
  communeCodes: string[];
}

/** The letter for whoever has no e-mail: the same words as the mail, for the state the application is in. */
export function applicationLetter(application: ApplicationView, ccas: Sender, today: string): Letter {
  const told = wordsOf(application, ccas);
  const phone = ccas.phone && frenchPhone(ccas.phone);
  return {
    sender: { name: ccas.name, address: ccas.address, phone },
    recipient: letterRecipient(application),
    place: communeName(ccas.communeCodes[0]!),
    date: today,
    subject: told.subject,
    body: ['Madame, Monsieur,', ...told.paragraphs, ...(phone ? [`Une question ? Appelez-nous au ${phone}.`] : [])],
  };
}

function wordsOf(application: ApplicationView, ccas: Sender): Told {
  const { state, reference, showing, missing, refusalReason, refusalNote } = application;
  if (state === 'accepted') return acceptedWords(reference);
  if (state === 'more_asked') return moreAskedWords(reference, missing!);
  if (state === 'refused') return refusedWords(reference, refusalReason!, refusalNote);
  return receivedWords(reference, showing, ccas);
}
