import type { Contact } from '../ccas/contact.js';
import { reportPdf } from '../kernel/print/report.js';
import { type Appointment, bookingWords, placeOf, whenOf } from './booking-wording.js';

/** A slip to take home. */
export function bookingSlip(ccas: Contact, appointment: Appointment): Promise<Buffer> {
  const { state, kind, hostName, words } = appointment;
  const { subject } = bookingWords(state === 'waiting' ? 'waiting' : 'booked', appointment);
  const bring = words.toBring.length > 0 ? [{ heading: 'À apporter' }, { list: [...words.toBring] }] : [];
  return reportPdf({
    sender: ccas.name,
    title: subject,
    isLarge: true,
    body: [
      ...(state === 'waiting'
        ? ['Dès qu’une place se libère, elle est à vous et nous vous appelons.']
        : [
            {
              facts: [
                ['Quand', whenOf(appointment)],
                ['Où', placeOf(appointment)],
                ...(hostName ? [['Avec', hostName]] : []),
              ] as [string, string][],
            },
          ]),
      ...(kind === 'permanence' ? [...bring, ...(words.notAsked ? [words.notAsked] : [])] : []),
      { heading: 'Vous ne pouvez pas venir ?' },
      `Appelez-nous${ccas.phone ? ` au ${ccas.phone}` : ''} : quelqu’un attend peut-être la place.`,
      ...(words.legalLine ? [words.legalLine(ccas.name)] : []),
    ],
  });
}
