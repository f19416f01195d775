import { frenchPhone } from '../../kernel/text/phone.js';
import { Form } from '../../kernel/ui/form.js';
import { counted } from '../../kernel/ui/french.js';
import type { BookingRow } from '../booking-list.query.js';
import { hourOf } from '../slots.js';

interface Props {
  token: string;
  /** Of the permanence's page. */
  path: string;
  bookings: BookingRow[];
}

/** Who has no mail and was told nothing yet: called one after the other, ticked when done. */
export function BookingsToCall({ token, path, bookings }: Props) {
  return (
    <section class="notice waiting stack tight">
      <h2>{counted(bookings.length, 'personne à appeler', 'personnes à appeler')}</h2>
      <p>Elles n’ont pas de courriel : elles ne savent pas encore.</p>
      <ul class="entries">
        {bookings.map((booking) => (
          <li>
            <p>
              <strong>
                {booking.firstName} {booking.lastName}
              </strong>
              {booking.phone && (
                <>
                  {' '}
                  · <a href={`tel:${booking.phone}`}>{frenchPhone(booking.phone)}</a>
                </>
              )}
              <br />
              {booking.state === 'cancelled'
                ? 'le rendez-vous n’a pas lieu'
                : `rendez-vous à ${hourOf(booking.startsAt!)}`}
            </p>
            <Form action={`${path}/appels/${booking.id}`} token={token} class="row">
              <button class="quiet">
                Prévenu·e
                <span class="hidden-text">
                  {' '}
                  : {booking.firstName} {booking.lastName}
                </span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
