import { createEvent, type DateArray } from 'ics';
import type { Temporal } from 'temporal-polyfill';
import type { Appointment } from './booking-wording.js';
import { notAsked, placeOf, toBring } from './booking-wording.js';

/** The appointment as any calendar takes it (iCalendar, RFC 5545). Nobody's name is in it: calendars are shared. */
export function bookingCalendar(
  bookingId: string,
  appointment: Appointment,
  host: string,
  stamp: Temporal.Instant,
): string {
  const isMeeting = appointment.kind === 'meeting';
  const { error, value } = createEvent({
    uid: `${bookingId}@${host}`,
    productId: 'passerelle',
    title: isMeeting ? 'Réunion : mutuelle communale' : 'Rendez-vous : mutuelle communale',
    description: isMeeting ? undefined : `À apporter : ${toBring.join(' ; ')}.\n${notAsked}`,
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
    alarms: [{ action: 'display', description: 'Mutuelle communale', trigger: { hours: 2, before: true } }],
  });
  if (error || !value) throw error ?? new Error('ics gave nothing');
  return value;
}

function utc(at: Temporal.Instant): DateArray {
  const { year, month, day, hour, minute } = at.toZonedDateTimeISO('UTC');
  return [year, month, day, hour, minute];
}
