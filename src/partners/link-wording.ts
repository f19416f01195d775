import { ofName } from '../kernel/text/of-name.js';
import type { MailMessage } from '../kernel/mail/mail-body.js';

/** `asked`: they want in; `added`: a colleague or the CCAS added them; `joined`: their shop was approved. */
export type WhyLink = 'asked' | 'added' | 'joined';

interface Told {
  name: string;
  partnerName: string;
  ccasName: string;
}

export function linkWords(why: WhyLink, { name, partnerName, ccasName }: Told, url: string): MailMessage {
  const life = 'Ce lien vaut un quart d’heure et sert une seule fois. Ne le transférez pas : il ouvre votre espace.';
  const later = 'Plus tard, demandez un nouveau lien avec cette adresse sur la page « Espace partenaire ».';
  const words: Record<WhyLink, { subject: string; first: string; end: string }> = {
    asked: {
      subject: `Votre lien pour ${partnerName}`,
      first: 'Voici le lien que vous avez demandé pour entrer dans votre espace partenaire.',
      end: 'Vous n’avez rien demandé ? Ne faites rien : sans ce lien, personne n’entre.',
    },
    added: {
      subject: `Vous êtes dans l’équipe ${ofName(partnerName)}`,
      first: `Vous pouvez désormais gérer les avantages ${ofName(partnerName)} pour les porteurs du pass senior.`,
      end: later,
    },
    joined: {
      subject: `${partnerName} est partenaire du pass senior`,
      first: `${ccasName} a approuvé votre inscription. Merci ! Vous pouvez écrire vos avantages et associer vos caisses.`,
      end: later,
    },
  };
  const { subject, first, end } = words[why];
  return {
    subject,
    paragraphs: [`Bonjour ${name},`, first, life, end],
    action: { label: 'Entrer dans mon espace', url },
  };
}
