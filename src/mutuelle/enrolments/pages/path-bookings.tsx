import { Form } from '../../../kernel/ui/form.js';
import { whenOf, bookingStateLabels, permanenceKindLabels } from '../../../appointments/booking-wording.js';
import type { EnrolmentView } from '../enrolment.query.js';

export function PathBookings({ token, at, path }: { token: string; at: string; path: EnrolmentView }) {
  if (path.bookings.length === 0) return null;
  return (
    <section class="panel stack">
      <h2>Rendez-vous</h2>
      <ul class="entries">
        {path.bookings.map((booking) => (
          <li>
            <div>
              <p>
                <a href={`/ccas/mutuelle/permanences/${booking.permanenceId}`}>{whenOf(booking)}</a>
              </p>
              <p class="soft">
                {permanenceKindLabels[booking.kind]} · {booking.place} · {bookingStateLabels[booking.state]}
              </p>
            </div>
            {(booking.state === 'booked' || booking.state === 'waiting') && (
              <div class="row">
                <a class="button quiet" href={`/ccas/mutuelle/rendez-vous/${booking.id}/fiche.pdf`}>
                  Fiche<span class="hidden-text"> du {whenOf(booking)}</span>
                </a>
                {path.residentId && (
                  <a class="button quiet" href={`/ccas/mutuelle/rendez-vous/${booking.id}/lettre.pdf`}>
                    Lettre<span class="hidden-text"> du {whenOf(booking)}</span>
                  </a>
                )}
                <a class="button quiet" href={`/ccas/mutuelle/rendez-vous/${booking.id}/agenda.ics`}>
                  Agenda<span class="hidden-text"> du {whenOf(booking)}</span>
                </a>
                <Form action={`${at}/rendez-vous/${booking.id}/annulation`} token={token} class="row">
                  <button class="quiet">
                    Annuler<span class="hidden-text"> le {whenOf(booking)}</span>
                  </button>
                </Form>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
