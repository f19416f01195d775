import type { MailMessage } from '../kernel/mail/mail-body.js';

interface Told {
  name: string;
  insurerName: string;
  ccasName: string;
}

export function insurerLinkWords(
  why: 'asked' | 'added',
  { name, insurerName, ccasName }: Told,
  url: string,
): MailMessage {
  const life = 'Ce lien vaut un quart d’heure et sert une seule fois. Ne le transférez pas : il ouvre votre espace.';
  return {
    subject: why === 'asked' ? `Votre lien pour l’espace ${insurerName}` : `Votre accès à la mutuelle communale`,
    paragraphs: [
      `Bonjour ${name},`,
      why === 'asked'
        ? 'Voici le lien que vous avez demandé pour entrer dans l’espace de la mutuelle.'
        : `${ccasName} vous a ouvert l’espace de la mutuelle communale pour ${insurerName} : les personnes qui ont donné leur accord, et vos permanences.`,
      life,
      why === 'asked'
        ? 'Vous n’avez rien demandé ? Ne faites rien : sans ce lien, personne n’entre.'
        : 'Plus tard, demandez un nouveau lien avec cette adresse sur la page « Espace mutuelle ».',
    ],
    action: { label: 'Entrer dans mon espace', url },
  };
}

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
