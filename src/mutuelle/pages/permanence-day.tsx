import { Temporal } from 'temporal-polyfill';
import { parisDay } from '../../kernel/time/clock.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { frenchWeekday } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { permanenceKindLabels } from '../mutuelle-words.js';
import type { BookingRow, PermanenceRow } from '../permanence.query.js';
import { hourOf } from '../slots.js';
import { BookingEntry } from './booking-entry.js';
import { BookingsToCall } from './bookings-to-call.js';
import { isOfPresence, WalkIn } from './walk-in.js';

type Values = Record<string, string | undefined>;
const base = '/ccas/mutuelle/permanences';

interface DayProps {
  token: string;
  ccas: string;
  now: Temporal.Instant;
  permanence: PermanenceRow;
  bookings: BookingRow[];
  values: Values;
  refusal?: Refusal;
}

/** Who comes, who waits, who is to be called; on the day, who came. */
export function PermanenceDayPage({ token, ccas, now, permanence, bookings, values, refusal }: DayProps) {
  const path = `${base}/${permanence.id}`;
  const day = parisDay(permanence.startsAt);
  const today = parisDay(now);
  const isAhead = Temporal.Instant.compare(permanence.endsAt, now) > 0;
  const hasCome = Temporal.PlainDate.compare(day, today) <= 0;
  const toCall = bookings.filter((booking) => booking.isToCall);
  return (
    <div class="stack">
      <p>
        <a href={base}>Permanences et réunions</a>
      </p>
      <div class="row between">
        <div class="stack tight">
          <h1>{frenchWeekday(day)}</h1>
          <p class="soft">
            {permanenceKindLabels[permanence.kind]}, {hourOf(permanence.startsAt)} – {hourOf(permanence.endsAt)} ·{' '}
            {permanence.place} · {permanence.isAccessible ? 'accessible en fauteuil' : 'non accessible en fauteuil'}
          </p>
        </div>
        <a class="button quiet" href={`${path}/liste.pdf`}>
          <Icon name="printer" /> Liste pour la mutuelle (PDF)
        </a>
      </div>
      {permanence.isCancelled && <p class="notice refused">Cette date est annulée.</p>}
      {refusal && isOfPresence(refusal) && <RefusalNotice refusal={refusal} />}
      {toCall.length > 0 && <BookingsToCall token={token} path={path} bookings={toCall} />}
      {bookings.length === 0 ? (
        <div class="empty">
          <p>Personne pour le moment. Les réservations des habitants et celles du guichet s’afficheront ici.</p>
        </div>
      ) : (
        <ul class="entries">
          {bookings.map((booking) => (
            <BookingEntry {...{ token, path, booking, hasCome, isAhead }} />
          ))}
        </ul>
      )}
      {!permanence.isCancelled && day.equals(today) && (
        <WalkIn
          token={token}
          path={path}
          ccas={ccas}
          insurerName={permanence.insurerName}
          values={values}
          refusal={refusal}
        />
      )}
      {!permanence.isCancelled && isAhead && (
        <details>
          <summary>Annuler toute la {permanence.kind === 'meeting' ? 'réunion' : 'permanence'}</summary>
          <Form action={`${path}/annulation`} token={token}>
            <p>Chacun est prévenu par courriel ; ceux qui n’en ont pas s’affichent ici, à appeler.</p>
            <button class="danger">Annuler cette date</button>
          </Form>
        </details>
      )}
    </div>
  );
}
