import { ofName } from '../../kernel/text/of-name.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { Form } from '../../kernel/ui/form.js';
import type { BookingRow } from '../booking-list.query.js';
import { bookingStateLabels } from '../booking-wording.js';
import { hourOf } from '../slots.js';
import type { HouseDesk } from './house-desk.js';
import { Presence } from './presence.js';

interface Props {
  token: string;
  desk: HouseDesk;
  /** Of the permanence's page. */
  path: string;
  booking: BookingRow;
  /** The day is here or past: one may say who came. */
  hasCome: boolean;
  /** It is not over: one may still cancel. */
  isAhead: boolean;
}

/** One line of the day's list, as agents see it. */
export function BookingEntry({ token, desk, path, booking, hasCome, isAhead }: Props) {
  const name = `${booking.firstName} ${booking.lastName}`;
  const onList = `sur la liste ${ofName(desk.listReader)}`;
  return (
    <li>
      <div>
        <p>
          <strong>
            {booking.startsAt ? hourOf(booking.startsAt) : booking.isWalkIn ? 'Sans rendez-vous' : 'En attente'} ·{' '}
            {booking.guestId && desk.guestHref ? <a href={desk.guestHref(booking.guestId)}>{name}</a> : name}
          </strong>
        </p>
        <p class="soft">
          {bookingStateLabels[booking.state]}
          {booking.phone && ` · ${frenchPhone(booking.phone)}`} · {booking.isListAgreed ? onList : `pas ${onList}`}
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
              <span class="hidden-text"> : {name}</span>
            </button>
          </Form>
        )}
      </div>
    </li>
  );
}
