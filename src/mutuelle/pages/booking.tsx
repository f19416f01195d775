import { Temporal } from 'temporal-polyfill';
import { parisDay } from '../../kernel/time/clock.js';
import { Choices, Tick } from '../../kernel/ui/choices.js';
import { FieldNotes, fieldFacts } from '../../kernel/ui/field-frame.js';
import { Field, Form, RefusalNotice, Select } from '../../kernel/ui/form.js';
import { frenchWeekday } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { type Appointment, notAsked, placeOf, toBring, whatOf, whenOf } from '../booking-wording.js';
import { consentWording } from '../consent-wording.js';
import type { Contact } from '../contact.js';
import { permanenceKindLabels } from '../mutuelle-words.js';
import type { PermanenceView } from '../permanence.query.js';
import { hourOf } from '../slots.js';
import { CallUs, LegalLine } from './parts.js';

type Values = Record<string, string | undefined>;

interface PersonProps {
  values: Values;
  refusal?: Refusal;
  /** `94002` → `Alfortville`, and `works` where the agreement allows it. */
  places: [string, string][];
  isBirthAsked?: boolean;
}

/** Who, as they say it themselves: nothing is looked up, so nothing is told of whether there is a dossier. */
function PersonFields({ values, refusal, places, isBirthAsked }: PersonProps) {
  return (
    <>
      <div class="pair">
        <Field
          label="Nom"
          name="lastName"
          value={values.lastName}
          refusal={refusal}
          autocomplete="family-name"
          maxLength={100}
        />
        <Field
          label="Prénom"
          name="firstName"
          value={values.firstName}
          refusal={refusal}
          autocomplete="given-name"
          maxLength={100}
        />
      </div>
      {isBirthAsked && (
        <Field
          label="Date de naissance"
          name="bornOn"
          value={values.bornOn}
          hint="Jour, mois, année : 02/03/1948."
          refusal={refusal}
          autocomplete="bday"
          inputmode="numeric"
        />
      )}
      <Select label="Vous habitez" name="communeCode" value={values.communeCode} options={places} refusal={refusal} />
      <div class="pair">
        <Field
          label="Téléphone"
          name="phone"
          type="tel"
          value={values.phone}
          refusal={refusal}
          optional={isBirthAsked}
          autocomplete="tel"
        />
        <Field
          label="Courriel"
          name="email"
          type="email"
          value={values.email}
          refusal={refusal}
          optional
          autocomplete="email"
        />
      </div>
    </>
  );
}

interface BookingProps extends Omit<PersonProps, 'isBirthAsked'> {
  token: string;
  ccas: Contact;
  insurer?: string;
  permanences: PermanenceView[];
}

export function BookingPage({ token, ccas, insurer, permanences, values, refusal, places }: BookingProps) {
  if (!insurer || permanences.length === 0)
    return (
      <section class="narrow stack">
        <h1>Prendre un rendez-vous</h1>
        <div class="empty">
          <h2>Aucune date pour le moment</h2>
          <p>Laissez-nous votre numéro : nous vous appelons dès que la prochaine permanence est fixée.</p>
          <a class="button" href="/mutuelle/rappel">
            Être rappelé·e
          </a>
        </div>
        <CallUs ccas={ccas} />
      </section>
    );
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>Prendre un rendez-vous</h1>
        <p class="lead">Choisissez une heure, dites-nous qui vous êtes. C’est tout.</p>
      </div>
      <Form action="/mutuelle/rendez-vous" token={token} refusal={refusal}>
        <SlotChoice permanences={permanences} value={values.slotId} refusal={refusal} />
        <PersonFields values={values} refusal={refusal} places={places} isBirthAsked />
        <p class="hint soft">Donnez un téléphone ou un courriel, pour vous prévenir d’un changement.</p>
        <Tick
          label={consentWording('appointment_list', insurer, ccas.name)}
          name="listAgreed"
          checked={values.listAgreed === 'oui'}
          refusal={refusal}
        />
        <p class="soft">
          Sans cet accord, vous aurez votre rendez-vous quand même : la liste dira seulement qu’une personne vient.
        </p>
        <button>Réserver</button>
      </Form>
      <LegalLine ccas={ccas.name} />
      <CallUs ccas={ccas} />
    </section>
  );
}

interface SlotProps {
  permanences: PermanenceView[];
  value?: string;
  refusal?: Refusal;
}

/** Every hour that is left, half-day by half-day; where none is left, the waiting list. */
export function SlotChoice({ permanences, value, refusal }: SlotProps) {
  const facts = fieldFacts('slotId', undefined, refusal);
  let isFirst = true;
  return (
    <fieldset class={facts.error ? 'field wrong' : 'field'} aria-describedby={facts.describedBy}>
      <legend>Quand ?</legend>
      <FieldNotes {...facts} />
      {permanences.map((permanence) => {
        const free = permanence.slots.filter(({ taken, capacity }) => taken < capacity);
        const offered = free.length > 0 ? free : permanence.slots.slice(0, 1);
        if (offered.length === 0) return null;
        return (
          <div class="stack tight">
            <p>
              <strong>{frenchWeekday(parisDay(permanence.startsAt))}</strong> · {permanenceKindLabels[permanence.kind]}
              <br />
              <span class="soft">
                {permanence.place} · {permanence.isAccessible ? 'accessible en fauteuil' : 'non accessible en fauteuil'}
                {permanence.accessNote && ` · ${permanence.accessNote}`}
              </span>
            </p>
            <div class="choices">
              {offered.map((slot) => {
                const id = isFirst ? facts.id : undefined;
                const takesFocus = (isFirst && facts.isRefused) || undefined;
                isFirst = false;
                return (
                  <label>
                    <input
                      type="radio"
                      id={id}
                      name="slotId"
                      value={slot.id}
                      checked={slot.id === value}
                      required
                      autofocus={takesFocus}
                    />
                    <span>
                      {free.length > 0 ? hourOf(slot.startsAt) : 'Complet : liste d’attente'}
                      <span class="hidden-text"> le {frenchWeekday(parisDay(permanence.startsAt))}</span>
                    </span>
                  </label>
                );
              })}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}

interface OwnProps {
  token: string;
  ccas: Contact;
  /** As in the address: `<id>.<seal>`. */
  bookingKey: string;
  appointment: Appointment;
  now: Temporal.Instant;
  refusal?: Refusal;
}

/** No name, for whoever looks over the shoulder. */
export function OwnBookingPage({ token, ccas, bookingKey, appointment, now, refusal }: OwnProps) {
  const { state } = appointment;
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
          <a class="button" href={`/mutuelle/mon-rendez-vous.ics?${query}`}>
            <Icon name="calendar-plus" /> Mettre dans mon agenda
          </a>
          <a class="button quiet" href={`/mutuelle/mon-rendez-vous.pdf?${query}`}>
            <Icon name="printer" /> Imprimer
          </a>
        </p>
      )}
      {state === 'booked' && appointment.kind === 'permanence' && (
        <section class="panel stack tight">
          <h2>À apporter</h2>
          <ul>
            {toBring.map((thing) => (
              <li>{thing}</li>
            ))}
          </ul>
          <p>{notAsked}</p>
        </section>
      )}
      {isAhead && (state === 'booked' || state === 'waiting') ? (
        <details>
          <summary>Je ne peux pas venir</summary>
          <Form action="/mutuelle/mon-rendez-vous/annulation" token={token}>
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
          <a class="button" href="/mutuelle/rendez-vous">
            Prendre un autre rendez-vous
          </a>
        </p>
      )}
      <LegalLine ccas={ccas.name} />
      <CallUs ccas={ccas} />
    </section>
  );
}

interface CallbackProps extends Omit<PersonProps, 'isBirthAsked'> {
  token: string;
  ccas: Contact;
  isNoted?: boolean;
  isClosed?: boolean;
}

export function CallbackPage({ token, ccas, values, refusal, places, isNoted, isClosed }: CallbackProps) {
  return (
    <section class="narrow stack">
      <h1>Être rappelé·e</h1>
      {isNoted ? (
        <>
          <div class="notice accepted" role="status">
            <p>
              <strong>C’est noté.</strong> Quelqu’un du CCAS vous appelle dans les jours qui viennent, au moment que
              vous avez choisi. Ce n’est pas un démarchage : on vous informe, c’est tout.
            </p>
          </div>
          <p>
            <a class="button quiet" href="/mutuelle">
              Revenir à la mutuelle communale
            </a>
          </p>
        </>
      ) : isClosed ? (
        <div class="empty">
          <p>Aucune convention n’est en vigueur aujourd’hui. Appelez-nous : nous vous dirons quand il y en aura une.</p>
        </div>
      ) : (
        <Form action="/mutuelle/rappel" token={token} refusal={refusal}>
          <PersonFields values={values} refusal={refusal} places={places} />
          <Choices
            legend="Quand vous appeler ?"
            name="callWanted"
            value={values.callWanted ?? 'any'}
            options={[
              ['any', 'À tout moment'],
              ['morning', 'Plutôt le matin'],
              ['afternoon', 'Plutôt l’après-midi'],
            ]}
            refusal={refusal}
          />
          <button>Demander à être rappelé·e</button>
        </Form>
      )}
      <LegalLine ccas={ccas.name} />
      <CallUs ccas={ccas} />
    </section>
  );
}
