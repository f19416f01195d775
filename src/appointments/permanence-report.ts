import type { Report } from '../kernel/print/report.js';
import { parisDay } from '../kernel/time/clock.js';
import { frenchWeekday } from '../kernel/ui/french.js';
import type { HouseWords } from './appointment-house.js';
import { bookingStateLabels } from './booking-wording.js';
import type { BookingRow } from './booking-list.query.js';
import type { PermanenceRow } from './permanence.query.js';
import { hourOf } from './slots.js';

/** For whoever receives: those who agreed that their name stands on it, and how many others come. */
export function permanenceReport(
  ccas: string,
  { legalLine }: HouseWords,
  permanence: PermanenceRow,
  bookings: BookingRow[],
): Report {
  const coming = bookings.filter(({ state }) => state !== 'cancelled' && state !== 'waiting');
  const named = coming.filter(({ isListAgreed }) => isListAgreed);
  return {
    sender: ccas,
    title: `Rendez-vous du ${frenchWeekday(parisDay(permanence.startsAt))}`,
    subtitle: [permanence.hostName, permanence.place].filter(Boolean).join(', '),
    body: [
      'Seules les personnes qui ont donné leur accord figurent ici. À rendre au CCAS le soir même, sans copie.',
      {
        table: {
          columns: ['Heure', 'Nom', 'Venue'],
          rows: named.map(({ startsAt, firstName, lastName, state }) => [
            startsAt ? hourOf(startsAt) : 'Sans rendez-vous',
            `${firstName} ${lastName}`,
            state === 'booked' ? '' : bookingStateLabels[state],
          ]),
          widths: [1, 3, 1],
          words: [1, 2],
        },
      },
      ...(coming.length > named.length
        ? [`${coming.length - named.length} autre(s) viennent sans figurer sur cette liste.`]
        : []),
      ...(legalLine ? [legalLine(ccas)] : []),
    ],
  };
}
