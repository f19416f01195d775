import type { MailMessage } from '../kernel/mail/mail-body.js';
import type { LinkWords, WhyLink } from './team.js';

/** @param title of the page where another link is asked for: `Espace partenaire` */
export function linkMail(title: string, why: WhyLink, name: string, start: LinkWords, url: string): MailMessage {
  return {
    subject: start.subject,
    paragraphs: [
      `Bonjour ${name},`,
      start.first,
      'Ce lien vaut un quart d’heure et sert une seule fois. Ne le transférez pas : il ouvre votre espace.',
      why === 'asked'
        ? 'Vous n’avez rien demandé ? Ne faites rien : sans ce lien, personne n’entre.'
        : `Plus tard, demandez un nouveau lien avec cette adresse sur la page « ${title} ».`,
    ],
    action: { label: 'Entrer dans mon espace', url },
  };
}
