import type { ComponentChildren } from 'preact';
import { Temporal } from 'temporal-polyfill';
import { parisDay } from '../../kernel/time/clock.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { frenchWeekday } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { type Appointment, placeOf, whatOf, whenOf } from '../booking-wording.js';

interface OwnProps {
  token: string;
  /** As in the address: `<id>.<seal>`. */
  bookingKey: string;
  appointment: Appointment;
  now: Temporal.Instant;
  /** Its own page, and the page of the hours that are left. */
  at: { own: string; others: string };
  refusal?: Refusal;
  /** What the house says below. */
  children?: ComponentChildren;
}

/** No name, for whoever looks over the shoulder. */
export function OwnBooking({ token, bookingKey, appointment, now, at, refusal, children }: OwnProps) {
  const { state, words } = appointment;
  const isAhead = Temporal.Instant.compare(appointment.endsAt, now) > 0;
  const query = `rdv=${encodeURIComponent(bookingKey)}`;
  const title =
    state === 'booked'
      ? appointment.kind === 'meeting'
        ? 'Votre place est réservée'
        : 'Votre rendez-vous est pris'
      : state === 'waiting'
        ? 'Vous êtes sur la liste d’attente'
        : state === 'cancelled'
          ? 'Ce rendez-vous est annulé'
          : 'Ce rendez-vous est passé';
  return (
    <section class="narrow stack">
      <h1>{title}</h1>
      {refusal && <RefusalNotice refusal={refusal} />}
      {state === 'booked' && (
        <div class="notice accepted">
          <p class="lead">
            <strong>{whenOf(appointment)}</strong>
          </p>
          <p>{placeOf(appointment)}</p>
        </div>
      )}
      {state === 'waiting' && (
        <div class="notice waiting">
          <p>
            Il n’y a plus de place le {frenchWeekday(parisDay(appointment.startsAt))}. Dès qu’une place se libère, elle
            est à vous, et nous vous prévenons.
          </p>
        </div>
      )}
      {state === 'booked' && (
        <p class="row">
          <a class="button" href={`${at.own}.ics?${query}`}>
            <Icon name="calendar-plus" /> Mettre dans mon agenda
          </a>
          <a class="button quiet" href={`${at.own}.pdf?${query}`}>
            <Icon name="printer" /> Imprimer
          </a>
        </p>
      )}
      {state === 'booked' && appointment.kind === 'permanence' && words.toBring.length > 0 && (
        <section class="panel stack tight">
          <h2>À apporter</h2>
          <ul>
            {words.toBring.map((thing) => (
              <li>{thing}</li>
            ))}
          </ul>
          {words.notAsked && <p>{words.notAsked}</p>}
        </section>
      )}
      {isAhead && (state === 'booked' || state === 'waiting') ? (
        <details>
          <summary>Je ne peux pas venir</summary>
          <Form action={`${at.own}/annulation`} token={token}>
            <p>
              {state === 'booked'
                ? `La place sera donnée à quelqu’un d’autre. Vous pourrez reprendre ${whatOf('permanence')} quand vous voudrez.`
                : 'Vous ne serez plus sur la liste.'}
            </p>
            <input type="hidden" name="rdv" value={bookingKey} />
            <button class="danger">Annuler</button>
          </Form>
        </details>
      ) : (
        <p>
          <a class="button" href={at.others}>
            Prendre un autre rendez-vous
          </a>
        </p>
      )}
      {children}
    </section>
  );
}
