import type { MailMessage } from '../kernel/mail/mail-body.js';
import { dayOf } from '../kernel/time/instant-of.js';
import { frenchDay } from '../kernel/ui/french.js';
import type { EndingPass } from './ending-passes.query.js';

interface Reminded {
  firstName: string;
  lastName: string;
  /** `K7QM-4T2X-W` */
  number: string;
  /** ISO day. */
  validThrough: string;
}

/** The same words in a mail and in a letter; where to call stands below them. */
export function reminderMessage({ firstName, lastName, number, validThrough }: Reminded): MailMessage {
  return {
    subject: `Votre pass senior se termine le ${frenchDay(validThrough)}`,
    paragraphs: [
      `Bonjour ${firstName} ${lastName},`,
      `Votre pass senior n° ${number} est valable jusqu’au ${frenchDay(validThrough)} inclus.`,
      'Pour le garder, appelez-nous ou passez au guichet : nous le renouvellerons avec vous, et vous aurez une nouvelle carte.',
      'Si vous l’avez déjà renouvelé ces jours-ci, vous n’avez rien à faire.',
    ],
  };
}

/** How somebody was told last. */
export function reminderWords(reminder: EndingPass['reminder']): string {
  if (!reminder) return 'Pas encore';
  const day = frenchDay(dayOf(reminder.madeAt));
  if (reminder.carrier === 'mail') return `Par courriel, le ${day}`;
  return reminder.isPrinted ? `Par lettre, le ${day}` : 'Lettre à imprimer';
}
