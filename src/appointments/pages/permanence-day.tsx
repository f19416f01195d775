import type { ComponentChildren } from 'preact';
import { Temporal } from 'temporal-polyfill';
import { parisDay } from '../../kernel/time/clock.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { frenchWeekday } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { BookingRow } from '../booking-list.query.js';
import { permanenceKindLabels } from '../booking-wording.js';
import type { PermanenceRow } from '../permanence.query.js';
import { hourOf } from '../slots.js';
import { BookingEntry } from './booking-entry.js';
import { BookingsToCall } from './bookings-to-call.js';
import type { HouseDesk } from './house-desk.js';
import { isOfPresence } from './presence.js';
import { Empty } from '../../kernel/ui/empty.js';

interface DayProps {
  token: string;
  desk: HouseDesk;
  now: Temporal.Instant;
  permanence: PermanenceRow;
  bookings: BookingRow[];
  refusal?: Refusal;
  /** The house’s form for somebody who comes without an appointment. */
  children: ComponentChildren;
}

/** Who comes, who waits, who is to be called; on the day, who came. */
export function PermanenceDay({ token, desk, now, permanence, bookings, refusal, children }: DayProps) {
  const path = `${desk.path}/${permanence.id}`;
  const day = parisDay(permanence.startsAt);
  const today = parisDay(now);
  const isAhead = Temporal.Instant.compare(permanence.endsAt, now) > 0;
  const hasCome = Temporal.PlainDate.compare(day, today) <= 0;
  const toCall = bookings.filter((booking) => booking.isToCall);
  return (
    <div class="stack">
      <p>
        <a href={desk.path}>Permanences et réunions</a>
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
          <Icon name="printer" /> Liste pour {desk.listReader} (PDF)
        </a>
      </div>
      {permanence.isCancelled && <p class="notice refused">Cette date est annulée.</p>}
      {refusal && isOfPresence(refusal) && <RefusalNotice refusal={refusal} />}
      {toCall.length > 0 && <BookingsToCall token={token} path={path} bookings={toCall} />}
      {bookings.length === 0 ? (
        <Empty>
          <p>Personne pour le moment. Les réservations des habitants et celles du guichet s’afficheront ici.</p>
        </Empty>
      ) : (
        <ul class="entries">
          {bookings.map((booking) => (
            <BookingEntry {...{ token, desk, path, booking, hasCome, isAhead }} />
          ))}
        </ul>
      )}
      {!permanence.isCancelled && day.equals(today) && children}
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
