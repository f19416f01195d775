import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/access/actor.js';
import { contribution } from '../kernel/contributions/contribution.js';
import type { Tx } from '../kernel/database/database.js';
import type { MailSubject } from '../kernel/mail/outbox.js';
import type { PermanenceKind } from './permanence.entity.js';

/** Somebody who is received, as lists and mails name them. */
export interface Guest {
  firstName: string;
  lastName: string;
  /** E.164 */
  phone: string | null;
  email: string | null;
  /** Their name may stand on the list of the day that whoever receives them is given. */
  isListAgreed: boolean;
}

/** What a house says of its appointments, in French, on paper, in mails and in calendars. */
export interface HouseWords {
  /** `mutuelle communale` */
  about: string;
  /** After « C’est noté : » and before the hour: `rendez-vous avec la Mutuelle des Deux Rives`. */
  event(kind: PermanenceKind, hostName: string): string;
  toBring: readonly string[];
  /** What people fear that they will be asked for, and will not. */
  notAsked?: string;
  /** Below the mails that give an appointment. */
  caution?(hostName: string): string;
  /** Below every paper. */
  legalLine?(ccas: string): string;
}

/**
 * A service of the CCAS that receives people by appointment: the mutuelle, an optician’s free check. The engine keeps
 * places, waiting lists, reminders and lists; the house says who receives, who comes, and what a place means to it
 * (docs/decisions/0070). Whatever it is asked about many, it answers in one statement.
 */
export interface AppointmentHouse {
  /** Of its rows; stays the same for ever. */
  readonly key: string;
  /** Its public pages: somebody’s own appointment (`?rdv=`), and the hours that are left. */
  readonly ownPage: string;
  readonly bookingPage: string;
  readonly words: HouseWords;

  /** Who receives on that day, where it is not the house itself. @throws DomainError when nobody does */
  hostOn?(tx: Tx, day: Temporal.PlainDate): Promise<string>;
  /** Their names, by id. */
  hostNames?(tx: Tx, hostIds: string[]): Promise<Map<string, string>>;
  /** The one host this actor acts for; undefined for whoever acts for all of them. */
  onlyHost?(tx: Tx, actor: Actor): Promise<string | undefined>;

  /** Those it knows itself, by id. Whom it leaves out is not shown. */
  guests?(tx: Tx, guestIds: string[]): Promise<Map<string, Guest>>;
  /** What the mails to somebody it knows are about, so that they are forgotten with them. */
  mailsAbout?(guestId: string): MailSubject;
  /** Somebody it knows has a place: asked for, freed for them, or come without one. */
  placed?(tx: Tx, actor: Actor, kind: PermanenceKind, guestId: string): Promise<void>;
}

/** Marks the provider that speaks for a house. */
export const AppointmentHouse = contribution<AppointmentHouse>();
