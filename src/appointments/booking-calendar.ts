import { createEvent, type DateArray } from 'ics';
import type { Temporal } from 'temporal-polyfill';
import type { Appointment } from './booking-wording.js';
import { placeOf } from './booking-wording.js';

/** The appointment as any calendar takes it (iCalendar, RFC 5545). Nobody's name is in it: calendars are shared. */
export function bookingCalendar(
  bookingId: string,
  appointment: Appointment,
  host: string,
  stamp: Temporal.Instant,
): string {
  const isMeeting = appointment.kind === 'meeting';
  const { about, toBring, notAsked } = appointment.words;
  const notes = [
    ...(toBring.length > 0 ? [`À apporter : ${toBring.join(' ; ')}.`] : []),
    ...(notAsked ? [notAsked] : []),
  ];
  const { error, value } = createEvent({
    uid: `${bookingId}@${host}`,
    productId: 'passerelle',
    title: isMeeting ? `Réunion : ${about}` : `Rendez-vous : ${about}`,
    description: isMeeting || notes.length === 0 ? undefined : notes.join('\n'),
    location: placeOf(appointment),
    start: utc(appointment.startsAt),
    startInputType: 'utc',
    startOutputType: 'utc',
    end: utc(appointment.endsAt),
    endInputType: 'utc',
    endOutputType: 'utc',
    created: utc(stamp),
    lastModified: utc(stamp),
    status: 'CONFIRMED',
    busyStatus: 'BUSY',
    classification: 'PRIVATE',
    alarms: [
      {
        action: 'display',
        description: about.charAt(0).toLocaleUpperCase('fr-FR') + about.slice(1),
        trigger: { hours: 2, before: true },
      },
    ],
  });
  if (error || !value) throw error ?? new Error('ics gave nothing');
  return value;
}

function utc(at: Temporal.Instant): DateArray {
  const { year, month, day, hour, minute } = at.toZonedDateTimeISO('UTC');
  return [year, month, day, hour, minute];
}
