import { Temporal } from 'temporal-polyfill';
import { frenchPhone } from '../../kernel/text/phone.js';
import { parisDay } from '../../kernel/time/clock.js';
import { Choices, Tick } from '../../kernel/ui/choices.js';
import { Field, Form, RefusalNotice } from '../../kernel/ui/form.js';
import { counted, frenchDay, frenchWeekday } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { bookingStateLabels, permanenceKindLabels } from '../mutuelle-words.js';
import type { BookingRow, PermanenceRow } from '../permanence.query.js';
import { hourOf } from '../slots.js';
import { isOfPresence, Presence, WalkIn } from './walk-in.js';

type Values = Record<string, string | undefined>;
const base = '/ccas/mutuelle/permanences';

export function PermanenceListPage({ permanences, now }: { permanences: PermanenceRow[]; now: Temporal.Instant }) {
  const isAhead = ({ endsAt }: PermanenceRow): boolean => Temporal.Instant.compare(endsAt, now) > 0;
  const ahead = permanences.filter(isAhead).toReversed();
  const past = permanences.filter((each) => !isAhead(each));
  return (
    <div class="stack">
      <p>
        <a href="/ccas/mutuelle">Mutuelle</a>
      </p>
      <div class="row between">
        <h1>Permanences et réunions</h1>
        <a class="button" href={`${base}/nouvelle`}>
          <Icon name="calendar-plus" /> Fixer une date
        </a>
      </div>
      {ahead.length === 0 ? (
        <div class="empty">
          <p>Aucune date à venir. Fixez la prochaine permanence : les habitants pourront réserver aussitôt.</p>
        </div>
      ) : (
        <PermanenceEntries permanences={ahead} />
      )}
      {past.length > 0 && (
        <details>
          <summary>Les précédentes ({past.length})</summary>
          <PermanenceEntries permanences={past} />
        </details>
      )}
    </div>
  );
}

export function PermanenceEntries({ permanences }: { permanences: PermanenceRow[] }) {
  return (
    <ul class="entries">
      {permanences.map((each) => (
        <li>
          <div>
            <p>
              <a href={`${base}/${each.id}`}>
                <strong>
                  {frenchDay(parisDay(each.startsAt))}, {hourOf(each.startsAt)} – {hourOf(each.endsAt)}
                </strong>
              </a>{' '}
              {each.isCancelled && <span class="badge refused">Annulée</span>}
            </p>
            <p class="soft">
              {permanenceKindLabels[each.kind]} · {each.place} · {each.taken} sur {each.capacity}
              {each.waiting > 0 && ` · ${counted(each.waiting, 'personne')} en attente`}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

export function PermanenceFormPage({ token, values, refusal }: { token: string; values: Values; refusal?: Refusal }) {
  return (
    <div class="stack narrow">
      <p>
        <a href={base}>Permanences et réunions</a>
      </p>
      <h1>Fixer une date</h1>
      <Form action={`${base}/nouvelle`} token={token} refusal={refusal}>
        <Choices
          legend="Quoi ?"
          name="kind"
          value={values.kind ?? 'permanence'}
          options={[
            ['permanence', 'Permanence', 'chacun à son heure, avec le représentant'],
            ['meeting', 'Réunion d’information', 'tout le monde à la fois'],
          ]}
          refusal={refusal}
        />
        <Field label="Jour" name="day" type="date" value={values.day} refusal={refusal} />
        <div class="pair">
          <Field label="De" name="from" type="time" value={values.from ?? '09:00'} refusal={refusal} />
          <Field label="À" name="to" type="time" value={values.to ?? '12:00'} refusal={refusal} />
        </div>
        <div class="pair">
          <Field
            label="Durée d’un rendez-vous, en minutes"
            name="slotMinutes"
            value={values.slotMinutes ?? '30'}
            hint="Pour une permanence."
            refusal={refusal}
            inputmode="numeric"
          />
          <Field
            label="Personnes par créneau, ou à la réunion"
            name="capacity"
            value={values.capacity ?? '1'}
            refusal={refusal}
            inputmode="numeric"
          />
        </div>
        <Field label="Lieu" name="place" value={values.place} refusal={refusal} autocomplete="off" maxLength={200} />
        <Tick
          label="Accessible en fauteuil"
          name="isAccessible"
          checked={values.isAccessible === 'oui'}
          refusal={refusal}
        />
        <Field
          label="Pour y arriver"
          name="accessNote"
          value={values.accessNote}
          hint="Ascenseur, étage, arrêt de bus."
          refusal={refusal}
          optional
          autocomplete="off"
          maxLength={300}
        />
        <button>Enregistrer</button>
      </Form>
    </div>
  );
}

interface DayProps {
  token: string;
  ccas: string;
  now: Temporal.Instant;
  permanence: PermanenceRow;
  bookings: BookingRow[];
  values?: Values;
  refusal?: Refusal;
}

/** Who comes, who waits, who is to be called; on the day, who came. */
export function PermanenceDayPage({ token, ccas, now, permanence, bookings, values = {}, refusal }: DayProps) {
  const path = `${base}/${permanence.id}`;
  const day = parisDay(permanence.startsAt);
  const today = parisDay(now);
  const isAhead = Temporal.Instant.compare(permanence.endsAt, now) > 0;
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
      {toCall.length > 0 && (
        <section class="notice waiting stack tight">
          <h2>{counted(toCall.length, 'personne à appeler', 'personnes à appeler')}</h2>
          <p>Elles n’ont pas de courriel : elles ne savent pas encore.</p>
          <ul class="entries">
            {toCall.map((booking) => (
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
      )}
      {bookings.length === 0 ? (
        <div class="empty">
          <p>Personne pour le moment. Les réservations des habitants et celles du guichet s’afficheront ici.</p>
        </div>
      ) : (
        <ul class="entries">
          {bookings.map((booking) => (
            <li>
              <div>
                <p>
                  <strong>
                    {booking.startsAt ? hourOf(booking.startsAt) : booking.isWalkIn ? 'Sans rendez-vous' : 'En attente'}{' '}
                    ·{' '}
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
                {Temporal.PlainDate.compare(day, today) <= 0 &&
                  !booking.isWalkIn &&
                  (['attended', 'missed'] as const)
                    .filter(
                      (presence) =>
                        booking.state !== presence && ['booked', 'attended', 'missed'].includes(booking.state),
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
