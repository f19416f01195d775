import { Temporal } from 'temporal-polyfill';
import { parisDay } from '../../../kernel/time/clock.js';
import { RefusalNotice } from '../../../kernel/ui/form.js';
import { counted, frenchWeekday } from '../../../kernel/ui/french.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { permanenceKindLabels } from '../../../appointments/booking-wording.js';
import type { BookingRow } from '../../../appointments/booking-list.query.js';
import { isOfPresence, Presence } from '../../../appointments/pages/presence.js';
import type { PermanenceRow } from '../../../appointments/permanence.query.js';
import { hourOf } from '../../../appointments/slots.js';
import { WalkIn } from '../../permanences/pages/walk-in.js';
import { Empty } from '../../../kernel/ui/empty.js';

interface DayProps {
  token: string;
  ccas: string;
  today: string;
  permanence: PermanenceRow;
  /** Only those who agreed that their name stands here. */
  bookings: BookingRow[];
  /** Who comes and did not agree: an hour, no name. */
  unnamed: number;
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

/** The list of the day: who agreed to stand on it, ticked as they come. */
export function InsurerDayPage({ token, ccas, today, permanence, bookings, unnamed, values, refusal }: DayProps) {
  const path = `/espace-mutuelle/permanences/${permanence.id}`;
  const day = parisDay(permanence.startsAt);
  const hasCome = Temporal.PlainDate.compare(day, today) <= 0;
  return (
    <section class="stack">
      <p>
        <a href="/espace-mutuelle">Mon espace</a>
      </p>
      <div class="stack tight">
        <h1>{frenchWeekday(day)}</h1>
        <p class="lead soft">
          {permanenceKindLabels[permanence.kind]}, {hourOf(permanence.startsAt)} – {hourOf(permanence.endsAt)},{' '}
          {permanence.place}
        </p>
      </div>
      {refusal && isOfPresence(refusal) && <RefusalNotice refusal={refusal} />}
      {bookings.length === 0 ? (
        <Empty>
          <p>Personne sur la liste pour le moment.</p>
        </Empty>
      ) : (
        <ul class="entries">
          {bookings.map((booking) => (
            <li>
              <div>
                <p>
                  <strong>
                    {booking.startsAt ? hourOf(booking.startsAt) : 'Sans rendez-vous'} · {booking.firstName}{' '}
                    {booking.lastName}
                  </strong>
                </p>
                {booking.state === 'attended' && <span class="badge accepted">Venu·e</span>}
                {booking.state === 'missed' && <span class="badge waiting">Absent·e</span>}
              </div>
              {hasCome && !booking.isWalkIn && (
                <div class="row">
                  {booking.state !== 'attended' && (
                    <Presence path={path} token={token} booking={booking} presence="attended" />
                  )}
                  {booking.state !== 'missed' && (
                    <Presence path={path} token={token} booking={booking} presence="missed" />
                  )}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {unnamed > 0 && (
        <p class="soft">
          {counted(unnamed, 'autre personne vient', 'autres personnes viennent')} sans figurer sur cette liste : elles
          se présenteront elles-mêmes.
        </p>
      )}
      {day.equals(today) && (
        <WalkIn
          token={token}
          path={path}
          ccas={ccas}
          insurerName={permanence.hostName}
          values={values}
          refusal={refusal}
        />
      )}
    </section>
  );
}
