import { Temporal } from 'temporal-polyfill';
import { communeName } from '../../ccas/communes.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { parisDay } from '../../kernel/time/clock.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { Field, Form, RefusalNotice, Select } from '../../kernel/ui/form.js';
import { counted, frenchDay, frenchWeekday } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { PlanView } from '../agreement.query.js';
import { reasonLabels, reasons, stateLabels } from '../enrolment-states.js';
import { permanenceKindLabels } from '../mutuelle-words.js';
import type { BookingRow, PermanenceRow } from '../permanence.query.js';
import { formatReference } from '../reference.js';
import { hourOf } from '../slots.js';
import type { ConsentWithdrawal, TransmittedPerson } from '../transmitted.query.js';
import { isOfPresence, Presence, WalkIn } from './walk-in.js';

interface HomeProps {
  token: string;
  insurerName: string;
  people: TransmittedPerson[];
  withdrawals: ConsentWithdrawal[];
  permanences: PermanenceRow[];
}

/** The mutuelle's own page: who agreed to be contacted, whom to forget, the half-days. */
export function InsurerHomePage({ token, insurerName, people, withdrawals, permanences }: HomeProps) {
  const toForget = withdrawals.filter(({ forgottenAt }) => !forgottenAt);
  return (
    <div class="stack">
      <div class="stack tight">
        <h1>Espace {insurerName}</h1>
        <p class="lead soft">Seulement les personnes qui ont donné leur accord, tant qu’elles le donnent.</p>
      </div>
      {toForget.length > 0 && (
        <section class="notice waiting stack tight">
          <h2>{counted(toForget.length, 'personne à effacer', 'personnes à effacer')} de vos fichiers</h2>
          <p>Elles ont retiré leur accord. Effacez leur numéro de parcours de vos listes, et ne les contactez plus.</p>
          <ul class="entries">
            {toForget.map(({ id, reference, withdrawnAt }) => (
              <li>
                <p>
                  <strong class="number">{formatReference(reference)}</strong>, retiré le{' '}
                  {frenchDay(dayOf(withdrawnAt))}
                </p>
                <Form action={`/espace-mutuelle/retraits/${id}`} token={token} class="row">
                  <button class="quiet">
                    C’est effacé<span class="hidden-text"> : {formatReference(reference)}</span>
                  </button>
                </Form>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="stack">
        <div class="row between">
          <h2>Personnes à contacter et suites</h2>
          {people.length > 0 && (
            <a class="button quiet" href="/espace-mutuelle/personnes.csv">
              <Icon name="download" /> Tableur (CSV)
            </a>
          )}
        </div>
        {people.length === 0 ? (
          <div class="empty">
            <p>Personne pour le moment. Les personnes que le CCAS vous adresse, avec leur accord, s’afficheront ici.</p>
          </div>
        ) : (
          <ul class="entries">
            {people.map((person) => (
              <li>
                <div>
                  <p>
                    <a href={`/espace-mutuelle/personnes/${person.id}`}>
                      <strong>
                        {person.firstName} {person.lastName}
                      </strong>
                    </a>
                  </p>
                  <p class="soft">
                    N° {formatReference(person.reference)} · {stateLabels[person.state]} le{' '}
                    {frenchDay(dayOf(person.stateSince))}
                    {person.planName && ` · ${person.planName}`}
                  </p>
                </div>
                {person.phone && <a href={`tel:${person.phone}`}>{frenchPhone(person.phone)}</a>}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="stack">
        <h2>Permanences et réunions</h2>
        {permanences.length === 0 ? (
          <p class="soft">Aucune date : le CCAS les fixe avec vous.</p>
        ) : (
          <ul class="entries">
            {permanences.map((each) => (
              <li>
                <div>
                  <p>
                    <a href={`/espace-mutuelle/permanences/${each.id}`}>
                      <strong>
                        {frenchWeekday(parisDay(each.startsAt))}, {hourOf(each.startsAt)}
                      </strong>
                    </a>
                  </p>
                  <p class="soft">
                    {permanenceKindLabels[each.kind]} · {each.place} · {each.taken} sur {each.capacity}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

interface PersonProps {
  token: string;
  today: string;
  person: TransmittedPerson;
  plans: PlanView[];
  values?: Record<string, string | undefined>;
  refusal?: Refusal;
}

export function InsurerPersonPage({ token, today, person, plans, values = {}, refusal }: PersonProps) {
  const action = `/espace-mutuelle/personnes/${person.id}/suite`;
  const facts: [string, string][] = [
    ['Numéro de parcours', formatReference(person.reference)],
    ['Né·e le', person.bornOn ? frenchDay(person.bornOn) : 'Non renseigné'],
    [
      'Adresse',
      [person.address, person.postcode, person.communeCode && communeName(person.communeCode)]
        .filter(Boolean)
        .join(', ') || 'Non renseignée',
    ],
    ['Téléphone', person.phone ? frenchPhone(person.phone) : 'Non renseigné'],
    ['Courriel', person.email ?? 'Non renseigné'],
    ['Accord donné le', frenchDay(dayOf(person.consentGivenAt))],
    ['État', stateLabels[person.state]],
  ];
  return (
    <section class="narrow stack">
      <p>
        <a href="/espace-mutuelle">Toutes les personnes</a>
      </p>
      <h1>
        {person.firstName} {person.lastName}
      </h1>
      {refusal && <RefusalNotice refusal={refusal} />}
      <dl class="facts panel">
        {facts.map(([term, value]) => (
          <div>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {person.state === 'transmitted' && (
        <>
          <Form action={action} token={token} class="panel stack">
            <h2>Elle adhère</h2>
            <input type="hidden" name="to" value="enrolled" />
            <Select
              label="Formule"
              name="planId"
              value={values.planId}
              options={plans.map(({ id, name }): [string, string] => [id, name])}
              refusal={refusal}
            />
            <Field
              label="Premier jour de l’adhésion"
              name="effectiveOn"
              type="date"
              value={values.effectiveOn ?? today}
              refusal={refusal}
            />
            <button>Noter l’adhésion</button>
          </Form>
          <Form action={action} token={token} class="panel stack">
            <h2>Sans suite</h2>
            <input type="hidden" name="to" value="declined" />
            <Reasons of={reasons.declined} value={values.reason} refusal={refusal} />
            <button class="quiet">Noter qu’il n’y a pas de suite</button>
          </Form>
        </>
      )}
      {person.state === 'enrolled' && (
        <Form action={action} token={token} class="panel stack">
          <h2>L’adhésion se termine</h2>
          <input type="hidden" name="to" value="ended" />
          <Field label="Dernier jour" name="endedOn" type="date" value={values.endedOn ?? today} refusal={refusal} />
          <Reasons of={reasons.ended} value={values.reason} refusal={refusal} />
          <button class="quiet">Noter la fin</button>
        </Form>
      )}
    </section>
  );
}

export function Reasons({ of, value, refusal }: { of: readonly string[]; value?: string; refusal?: Refusal }) {
  return (
    <Select
      label="Raison"
      name="reason"
      value={value}
      options={[['', 'Choisir'], ...of.map((reason): [string, string] => [reason, reasonLabels[reason]!])]}
      refusal={refusal}
    />
  );
}

interface DayProps {
  token: string;
  ccas: string;
  today: Temporal.PlainDate;
  permanence: PermanenceRow;
  /** Only those who agreed that their name stands here. */
  bookings: BookingRow[];
  /** Who comes and did not agree: an hour, no name. */
  unnamed: number;
  values?: Record<string, string | undefined>;
  refusal?: Refusal;
}

/** The list of the day: who agreed to stand on it, ticked as they come. */
export function InsurerDayPage({ token, ccas, today, permanence, bookings, unnamed, values = {}, refusal }: DayProps) {
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
        <div class="empty">
          <p>Personne sur la liste pour le moment.</p>
        </div>
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
          insurerName={permanence.insurerName}
          values={values}
          refusal={refusal}
        />
      )}
    </section>
  );
}
