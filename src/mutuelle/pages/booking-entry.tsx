import { frenchPhone } from '../../kernel/text/phone.js';
import { Form } from '../../kernel/ui/form.js';
import { bookingStateLabels } from '../mutuelle-words.js';
import type { BookingRow } from '../permanence.query.js';
import { hourOf } from '../slots.js';
import { Presence } from './walk-in.js';

interface Props {
  token: string;
  /** Of the permanence's page. */
  path: string;
  booking: BookingRow;
  /** The day is here or past: one may say who came. */
  hasCome: boolean;
  /** It is not over: one may still cancel. */
  isAhead: boolean;
}

/** One line of the day's list, as agents see it. */
export function BookingEntry({ token, path, booking, hasCome, isAhead }: Props) {
  return (
    <li>
      <div>
        <p>
          <strong>
            {booking.startsAt ? hourOf(booking.startsAt) : booking.isWalkIn ? 'Sans rendez-vous' : 'En attente'} ·{' '}
            <a href={`/ccas/mutuelle/parcours/${booking.enrolmentId}`}>
              {booking.firstName} {booking.lastName}
            </a>
          </strong>
        </p>
        <p class="soft">
          {bookingStateLabels[booking.state]}
          {booking.phone && ` · ${frenchPhone(booking.phone)}`} ·{' '}
          {booking.isListAgreed ? 'sur la liste de la mutuelle' : 'pas sur la liste de la mutuelle'}
        </p>
      </div>
      <div class="row">
        {hasCome &&
          !booking.isWalkIn &&
          (['attended', 'missed'] as const)
            .filter(
              (presence) => booking.state !== presence && ['booked', 'attended', 'missed'].includes(booking.state),
            )
            .map((presence) => <Presence token={token} path={path} booking={booking} presence={presence} />)}
        {isAhead && (booking.state === 'booked' || booking.state === 'waiting') && (
          <Form action={`${path}/annulations/${booking.id}`} token={token} class="row">
            <button class="quiet">
              Annuler
              <span class="hidden-text">
                {' '}
                : {booking.firstName} {booking.lastName}
              </span>
            </button>
          </Form>
        )}
      </div>
    </li>
  );
}
