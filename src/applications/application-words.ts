import { refusalReasonSentences } from './application-wording.js';
import type { RefusalReason } from './pass-application.entity.js';

/** What is told of an application, the same by mail and by letter. */
export interface Told {
  subject: string;
  paragraphs: string[];
}

interface Place {
  name: string;
  address: string | null;
}

export function receivedWords(reference: string, showing: 'appointment' | 'counter', ccas: Place): Told {
  return {
    subject: `Votre demande de pass senior ${reference} est bien arrivée`,
    paragraphs: [
      'Nous avons bien reçu votre demande de pass senior.',
      `Son numéro est ${reference}. Gardez-le : il nous permet de la retrouver si vous appelez.`,
      showing === 'appointment'
        ? 'Nous vous appelons pour convenir d’un rendez-vous et voir votre justificatif de domicile.'
        : `Venez montrer votre justificatif de domicile au guichet${ccas.address ? `, ${ccas.address}` : ''}. Le pass est fait aussitôt.`,
    ],
  };
}

export function acceptedWords(reference: string): Told {
  return {
    subject: 'Votre pass senior est prêt',
    paragraphs: [
      `Votre demande ${reference} est acceptée.`,
      'Votre carte vous est remise au guichet, ou envoyée par la poste si vous l’avez demandé.',
    ],
  };
}

export function moreAskedWords(reference: string, missing: string): Told {
  return {
    subject: `Votre demande de pass senior ${reference} : il nous manque quelque chose`,
    paragraphs: [
      'Pour vous donner le pass senior, il nous manque encore ceci :',
      missing,
      `Appelez-nous ou passez au guichet en indiquant le numéro ${reference}. Vous n’avez rien à remplir de nouveau.`,
    ],
  };
}

export function refusedWords(reference: string, reason: RefusalReason, note: string | null): Told {
  const why = refusalReasonSentences[reason];
  return {
    subject: `Votre demande de pass senior ${reference}`,
    paragraphs: [
      'Nous ne pouvons pas vous donner le pass senior pour le moment.',
      ...(why ? [why] : []),
      ...(note ? [note] : []),
      'Si votre situation change, ou si vous pensez que c’est une erreur, appelez-nous : nous regarderons avec vous.',
    ],
  };
}
