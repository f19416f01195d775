import { frenchDay } from '../kernel/ui/french.js';
import type { OfferVerb, OfferVerbFacts } from './offer-verb.js';

interface Words {
  subject: string;
  paragraphs: string[];
}

const why = (reason?: string): string[] => (reason ? [`Le CCAS vous écrit : « ${reason} »`] : []);

/** What a partner is told when the CCAS decides about one of its offers; nothing where it did it itself. */
export function decidedWords(verb: OfferVerb, title: string, { reason, resumesOn }: OfferVerbFacts): Words | undefined {
  switch (verb) {
    case 'publish':
      return {
        subject: `« ${title} » est en ligne`,
        paragraphs: ['Le CCAS a publié votre avantage. Les habitants le voient, et vos caisses l’acceptent.'],
      };
    case 'return':
      return {
        subject: `« ${title} » : une correction est demandée`,
        paragraphs: ['Avant de publier votre avantage, le CCAS vous demande ceci :', reason!],
      };
    case 'pause':
      return {
        subject: `« ${title} » est en pause`,
        paragraphs: [
          resumesOn
            ? `Le CCAS a mis votre avantage en pause. Il revient en ligne tout seul le ${frenchDay(resumesOn)}.`
            : 'Le CCAS a mis votre avantage en pause. Vous pouvez le remettre en ligne.',
          ...why(reason),
        ],
      };
    case 'resume':
      return {
        subject: `« ${title} » est de nouveau en ligne`,
        paragraphs: ['Le CCAS a remis votre avantage en ligne.'],
      };
    case 'end':
      return {
        subject: `« ${title} » est terminé`,
        paragraphs: ['Le CCAS a mis fin à votre avantage. Vous pouvez en proposer un autre.', ...why(reason)],
      };
    case 'submit':
      return undefined;
  }
}

export function revisionWords(title: string, reason?: string): Words {
  return reason
    ? {
        subject: `« ${title} » : votre modification est à revoir`,
        paragraphs: ['Ce qui est en ligne ne change pas. Le CCAS vous demande ceci :', reason],
      }
    : {
        subject: `« ${title} » : votre modification est en ligne`,
        paragraphs: ['Le CCAS a publié la modification que vous avez proposée.'],
      };
}
