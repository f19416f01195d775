import type { MailMessage } from '../../kernel/mail/mail-body.js';

/** Somebody took their consent back: a number and no name travels by mail. */
export function withdrawalWords(name: string, reference: string, url: string): MailMessage {
  return {
    subject: 'Une personne a retiré son accord',
    paragraphs: [
      `Bonjour ${name},`,
      `La personne du parcours n° ${reference} ne souhaite plus que vous ayez ses coordonnées. Elle n’est plus sur votre liste.`,
      'Effacez-la de vos fichiers et ne la contactez plus, puis confirmez-le dans votre espace.',
    ],
    action: { label: 'Ouvrir mon espace', url },
  };
}
