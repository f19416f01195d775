import { ofName } from '../kernel/text/of-name.js';

interface Words {
  subject: string;
  paragraphs: string[];
  way?: string;
}

const why = (reason?: string): string[] => (reason ? [`Le CCAS vous écrit : « ${reason} »`] : []);

export function suspendedWords(partnerName: string, reason?: string): Words {
  return {
    subject: `${partnerName} : partenariat suspendu`,
    paragraphs: [
      `Le CCAS a suspendu le partenariat ${ofName(partnerName)}. Vos avantages ne s’affichent plus et vos caisses ne les acceptent plus.`,
      ...why(reason),
      'Rien n’est perdu : tout revient quand la suspension est levée. Appelez-nous pour en parler.',
    ],
    way: '/partenaire',
  };
}

export function resumedWords(partnerName: string): Words {
  return {
    subject: `${partnerName} : la suspension est levée`,
    paragraphs: ['Vos avantages sont de nouveau en ligne, et vos caisses les acceptent.'],
    way: '/partenaire',
  };
}

export function leftWords(partnerName: string, reason?: string): Words {
  return {
    subject: `${partnerName} : fin du partenariat`,
    paragraphs: [
      `Le partenariat ${ofName(partnerName)} avec le pass senior a pris fin. Vos avantages ne s’affichent plus, vos caisses sont arrêtées et votre espace est fermé.`,
      ...why(reason),
      'Merci de ce que vous avez fait. Pour revenir un jour, il suffit de vous inscrire de nouveau.',
    ],
  };
}
