import type { Temporal } from 'temporal-polyfill';
import type { MailMessage } from '../kernel/mail/mail-body.js';
import { parisDay } from '../kernel/time/clock.js';
import { frenchDay, frenchWeekday } from '../kernel/ui/french.js';
import type { HouseWords } from './appointment-house.js';
import type { BookingState, PermanenceKind } from './permanence.entity.js';
import { hourOf } from './slots.js';

/** `freed`: an hour was freed for somebody who waited; `off`: the CCAS cancelled the whole half-day. */
export type WhyMail = 'booked' | 'waiting' | 'freed' | 'reminder' | 'cancelled' | 'off';

export interface Appointment {
  firstName: string;
  lastName: string;
  kind: PermanenceKind;
  state: BookingState;
  /** Who receives; empty where the house itself does. */
  hostName: string;
  words: HouseWords;
  /** Of the slot; of the half-day while waiting. */
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  place: string;
  isAccessible: boolean;
  accessNote: string | null;
}

/** `mardi 3 mars 2027 à 14 h 30` */
export function whenOf({ startsAt }: Pick<Appointment, 'startsAt'>): string {
  const day = parisDay(startsAt);
  return `${frenchWeekday(day).split(' ')[0]} ${frenchDay(day)} à ${hourOf(startsAt)}`;
}

export function whatOf(kind: PermanenceKind): string {
  return kind === 'meeting' ? 'la réunion d’information' : 'votre rendez-vous';
}

export function placeOf({
  place,
  isAccessible,
  accessNote,
}: Pick<Appointment, 'place' | 'isAccessible' | 'accessNote'>): string {
  const access = isAccessible
    ? 'accessible en fauteuil'
    : 'non accessible en fauteuil : appelez-nous, nous trouverons un autre lieu';
  return `${place} (${access}${accessNote ? ` ; ${accessNote}` : ''})`;
}

/** The same words in a mail and in a letter. */
export function bookingWords(why: WhyMail, appointment: Appointment): { subject: string; paragraphs: string[] } {
  const { firstName, lastName, hostName, kind, words } = appointment;
  const when = whenOf(appointment);
  const where = `Lieu : ${placeOf(appointment)}.`;
  const bring = words.toBring.length > 0 ? [`À apporter : ${words.toBring.join(' ; ')}.`] : [];
  const hello = `Bonjour ${firstName} ${lastName},`;
  const notAsked = words.notAsked ? [words.notAsked] : [];
  const caution = words.caution ? [words.caution(hostName)] : [];
  const isMeeting = kind === 'meeting';
  switch (why) {
    case 'booked':
      return {
        subject: isMeeting ? `Votre place à la réunion du ${when}` : `Votre rendez-vous du ${when}`,
        paragraphs: [
          hello,
          `C’est noté : ${words.event(kind, hostName)}, ${when}.`,
          where,
          ...(isMeeting ? [] : [...bring, ...notAsked]),
          ...caution,
        ],
      };
    case 'freed':
      return {
        subject: `Une place s’est libérée : ${when}`,
        paragraphs: [
          hello,
          `Vous étiez sur la liste d’attente. Une place est maintenant la vôtre : ${when}.`,
          where,
          ...bring,
          'Cela ne vous convient pas ? Annulez, ou appelez-nous : la place ira à quelqu’un d’autre.',
          ...caution,
        ],
      };
    case 'waiting':
      return {
        subject: 'Vous êtes sur la liste d’attente',
        paragraphs: [
          hello,
          `Il n’y a plus de place le ${frenchDay(parisDay(appointment.startsAt))}. Vous êtes sur la liste d’attente : dès qu’une place se libère, elle est à vous et nous vous prévenons.`,
          where,
        ],
      };
    case 'reminder':
      return {
        subject: `Rappel : ${isMeeting ? 'réunion' : 'rendez-vous'} ${when}`,
        paragraphs: [
          hello,
          `Nous vous rappelons ${whatOf(kind)} : ${when}.`,
          where,
          ...(isMeeting ? [] : bring),
          'Vous ne pouvez pas venir ? Annulez ou appelez-nous : quelqu’un attend peut-être.',
        ],
      };
    case 'cancelled':
      return {
        subject: 'Votre rendez-vous est annulé',
        paragraphs: [
          hello,
          `C’est noté : vous ne venez pas le ${frenchDay(parisDay(appointment.startsAt))}. Vous pouvez reprendre un rendez-vous quand vous voulez.`,
        ],
      };
    case 'off':
      return {
        subject: `${isMeeting ? 'La réunion' : 'La permanence'} du ${frenchDay(parisDay(appointment.startsAt))} n’a pas lieu`,
        paragraphs: [
          hello,
          `${isMeeting ? 'La réunion' : 'La permanence'} du ${when} est annulée. Nous en sommes désolés. Choisissez un autre jour, ou appelez-nous.`,
        ],
      };
  }
}

export function bookingMail(
  why: WhyMail,
  appointment: Appointment,
  links: { own: string; others: string },
): MailMessage {
  const words = bookingWords(why, appointment);
  const isOver = why === 'cancelled' || why === 'off';
  return {
    ...words,
    action: isOver
      ? { label: 'Voir les prochains rendez-vous', url: links.others }
      : { label: 'Voir, mettre dans mon agenda ou annuler', url: links.own },
  };
}

export const permanenceKindLabels: Record<PermanenceKind, string> = {
  permanence: 'Permanence sur rendez-vous',
  meeting: 'Réunion d’information',
};

export const bookingStateLabels: Record<BookingState, string> = {
  waiting: 'liste d’attente',
  booked: 'rendez-vous pris',
  cancelled: 'annulé',
  attended: 'venu·e',
  missed: 'absent·e',
};
