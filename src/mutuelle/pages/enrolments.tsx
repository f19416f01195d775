import { communeName } from '../../ccas/communes.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { dayOf, instantOf } from '../../kernel/time/instant-of.js';
import { Tick } from '../../kernel/ui/choices.js';
import { Field, Form, RefusalNotice, Select } from '../../kernel/ui/form.js';
import { frenchDay, frenchMoment } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { DoubleCandidate } from '../../residents/likely-doubles.query.js';
import type { PlanView } from '../agreement.query.js';
import { whenOf } from '../booking-wording.js';
import { c2sAnswers } from '../c2s-check.js';
import { consentHows, type ConsentKind, consentLabels, consentWording, howLabels } from '../consent-wording.js';
import { enrolmentStates, reasonLabels, reasonsFor, stateLabels, waysFrom } from '../enrolment-states.js';
import type { EnrolmentRow, EnrolmentView, ListFilter } from '../enrolment.query.js';
import { bookingStateLabels, c2sAnswerLabels, callWantedLabels, permanenceKindLabels } from '../mutuelle-words.js';
import type { PermanenceView } from '../permanence.query.js';
import { formatReference } from '../reference.js';
import { SlotChoice } from './booking.js';
import { Reasons } from './insurer.js';

type Values = Record<string, string | undefined>;
const base = '/ccas/mutuelle/parcours';

interface ListProps {
  rows: EnrolmentRow[];
  state?: string;
  only?: ListFilter;
  q: string;
  nextHref?: string;
}

const filters: [ListFilter | undefined, string][] = [
  [undefined, 'Tous'],
  ['rappeler', 'À rappeler'],
  ['rapprocher', 'À rapprocher d’un dossier'],
  ['attente', 'En attente depuis 30 jours'],
];

export function EnrolmentListPage({ rows, state, only, q, nextHref }: ListProps) {
  return (
    <div class="stack">
      <p>
        <a href="/ccas/mutuelle">Mutuelle</a>
      </p>
      <div class="row between">
        <h1>Parcours</h1>
        <a class="button" href={`${base}/nouveau`}>
          <Icon name="user-round-plus" /> Quelqu’un est intéressé
        </a>
      </div>
      <nav class="row" aria-label="Lesquels">
        {filters.map(([key, label]) => (
          <a
            class="button quiet"
            href={key ? `${base}?a=${key}` : base}
            aria-current={only === key && !state ? 'page' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      <form class="search" action={base} role="search">
        <div class="field">
          <label for="champ-q">Nom ou numéro de parcours</label>
          <input id="champ-q" name="q" type="search" value={q} autocomplete="off" />
        </div>
        <Select
          label="État"
          name="etat"
          value={state}
          options={[['', 'Tous'], ...enrolmentStates.map((each): [string, string] => [each, stateLabels[each]])]}
        />
        <button class="quiet">Chercher</button>
      </form>
      {rows.length === 0 ? (
        <div class="empty">
          <p>Personne ici. Les demandes faites en ligne et celles du guichet s’afficheront dans cette liste.</p>
        </div>
      ) : (
        <ul class="entries">
          {rows.map((row) => (
            <EnrolmentEntry row={row} />
          ))}
        </ul>
      )}
      {nextHref && (
        <p>
          <a class="button quiet" href={nextHref}>
            Suite
          </a>
        </p>
      )}
    </div>
  );
}

export function EnrolmentEntry({ row }: { row: EnrolmentRow }) {
  return (
    <li>
      <div>
        <p>
          <a href={`${base}/${row.id}`}>
            <strong>
              {row.firstName} {row.lastName}
            </strong>
          </a>{' '}
          <span class="badge">{stateLabels[row.state]}</span>
        </p>
        <p class="soft">
          N° {formatReference(row.reference)} · depuis le {frenchDay(dayOf(row.stateSince))}
          {row.callWanted && ` · à rappeler ${callWantedLabels[row.callWanted]}`}
          {!row.residentId && ' · sans dossier'}
        </p>
      </div>
      {row.phone && <a href={`tel:${row.phone}`}>{frenchPhone(row.phone)}</a>}
    </li>
  );
}

interface NewProps {
  token: string;
  values: Values;
  /** The dossier this begins from. */
  resident?: { id: string; firstName: string; lastName: string };
  places: [string, string][];
  refusal?: Refusal;
}

export function NewEnrolmentPage({ token, values, resident, places, refusal }: NewProps) {
  return (
    <div class="stack narrow">
      <p>
        <a href={base}>Parcours</a>
      </p>
      <h1>{resident ? `${resident.firstName} ${resident.lastName} est intéressé·e` : 'Quelqu’un est intéressé'}</h1>
      {!resident && (
        <p class="soft">
          La personne a un dossier ? Partez de sa fiche : <a href="/ccas/usagers">chercher un usager</a>.
        </p>
      )}
      <Form action={`${base}/nouveau`} token={token} refusal={refusal}>
        {resident ? (
          <input type="hidden" name="residentId" value={resident.id} />
        ) : (
          <>
            <div class="pair">
              <Field label="Nom" name="lastName" value={values.lastName} refusal={refusal} autocomplete="off" />
              <Field label="Prénom" name="firstName" value={values.firstName} refusal={refusal} autocomplete="off" />
            </div>
            <Field
              label="Date de naissance"
              name="bornOn"
              value={values.bornOn}
              hint="Par exemple 02/03/1948."
              refusal={refusal}
              optional
              autocomplete="off"
            />
            <Select label="Habite" name="communeCode" value={values.communeCode} options={places} refusal={refusal} />
            <div class="pair">
              <Field
                label="Téléphone"
                name="phone"
                type="tel"
                value={values.phone}
                refusal={refusal}
                optional
                autocomplete="off"
              />
              <Field
                label="Courriel"
                name="email"
                type="email"
                value={values.email}
                refusal={refusal}
                optional
                autocomplete="off"
              />
            </div>
          </>
        )}
        <p class="soft">
          On ne note ni la santé, ni les ressources, ni le numéro de sécurité sociale, ni un compte bancaire.
        </p>
        <button>Ouvrir le parcours</button>
      </Form>
    </div>
  );
}

interface PathProps {
  token: string;
  ccas: string;
  today: string;
  path: EnrolmentView;
  plans: PlanView[];
  permanences: PermanenceView[];
  /** Dossiers that may be this person. */
  candidates: DoubleCandidate[];
  form?: 'book' | 'move';
  values?: Values;
  refusal?: Refusal;
}

/** One person's path: who, what was agreed, the appointments, and the next likely step as the one filled button. */
export function EnrolmentPage({
  token,
  ccas,
  today,
  path,
  plans,
  permanences,
  candidates,
  form,
  values = {},
  refusal,
}: PathProps) {
  const at = `${base}/${path.id}`;
  const isOpen = waysFrom(path.state).length > 0;
  const holds = (kind: ConsentKind): boolean => path.consents.some((each) => each.kind === kind && !each.withdrawnAt);
  return (
    <div class="stack">
      <p>
        <a href={base}>Parcours</a>
      </p>
      <div class="row">
        <h1>
          {path.firstName} {path.lastName}
        </h1>
        <span class="badge">{stateLabels[path.state]}</span>
      </div>
      {refusal && !form && <RefusalNotice refusal={refusal} />}
      <div class="dossier">
        <div class="stack">
          <Who token={token} at={at} path={path} candidates={candidates} />
          <NextStep
            {...{ token, at, today, path, plans, values, holds }}
            refusal={form === 'move' ? refusal : undefined}
          />
          {isOpen && path.state !== 'enrolled' && path.state !== 'transmitted' && (
            <section class="panel stack">
              <h2>Donner un rendez-vous</h2>
              {permanences.length === 0 ? (
                <p>
                  Aucune date à venir. <a href="/ccas/mutuelle/permanences/nouvelle">Fixer une permanence</a>
                </p>
              ) : (
                <Form action={`${at}/rendez-vous`} token={token} refusal={form === 'book' ? refusal : undefined}>
                  <SlotChoice
                    permanences={permanences}
                    value={values.slotId}
                    refusal={form === 'book' ? refusal : undefined}
                  />
                  <Tick
                    label={`Lu à la personne, qui est d’accord : « ${consentWording('appointment_list', path.insurerName, ccas)} »`}
                    name="listAgreed"
                    checked={values.listAgreed === 'oui' || holds('appointment_list')}
                  />
                  <button class="quiet">Réserver</button>
                </Form>
              )}
            </section>
          )}
          <Appointments token={token} at={at} path={path} />
          <Consents {...{ token, at, ccas, path, holds, isOpen }} />
          {!path.residentId && (
            <details class="panel">
              <summary>La personne demande à être effacée</summary>
              <Form action={`${at}/effacement`} token={token}>
                <p>Son nom, sa date de naissance et ses coordonnées disparaissent ; ses rendez-vous sont libérés.</p>
                <button class="danger">Effacer ces informations</button>
              </Form>
            </details>
          )}
        </div>
        <section class="stack">
          <h2>Ce qui s’est passé</h2>
          <ol class="timeline">
            {path.events.map((event) => (
              <li>
                <time dateTime={event.at.toISOString()}>{frenchMoment(instantOf(event.at))}</time>
                <span>
                  {stateLabels[event.toState]}
                  {event.reason && ` : ${reasonLabels[event.reason] ?? event.reason}`}
                  <span class="soft"> · {whoOf(event)}</span>
                </span>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </div>
  );
}

function whoOf({ byKind, byName }: EnrolmentView['events'][number]): string {
  if (byName) return byKind === 'insurer' ? `${byName}, de la mutuelle` : byName;
  const kinds: Record<string, string> = {
    senior: 'la personne, en ligne',
    insurer: 'la mutuelle',
    system: 'le logiciel',
  };
  return kinds[byKind] ?? 'un agent';
}

function Who({ token, at, path, candidates }: Pick<PathProps, 'token' | 'path' | 'candidates'> & { at: string }) {
  const facts: [string, string][] = [
    ['Numéro', formatReference(path.reference)],
    ['Mutuelle', path.insurerName],
    ['Né·e le', path.bornOn ? frenchDay(path.bornOn) : 'Non renseigné'],
    [
      'Habite',
      path.worksHere
        ? 'ailleurs, travaille dans la commune'
        : path.communeCode
          ? communeName(path.communeCode)
          : 'Non renseigné',
    ],
    ['Téléphone', path.phone ? frenchPhone(path.phone) : 'Non renseigné'],
    ['Courriel', path.email ?? 'Non renseigné'],
    ...(path.c2sAnswer ? [['C2S', c2sAnswerLabels[path.c2sAnswer]] as [string, string]] : []),
    ...(path.planName ? [['Formule', path.planName] as [string, string]] : []),
    ...(path.effectiveOn
      ? [
          ['Adhésion', `du ${frenchDay(path.effectiveOn)}${path.endedOn ? ` au ${frenchDay(path.endedOn)}` : ''}`] as [
            string,
            string,
          ],
        ]
      : []),
  ];
  return (
    <section class="panel stack">
      <h2 class="hidden-text">La personne</h2>
      <dl class="facts">
        {facts.map(([term, value]) => (
          <div>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {path.residentId && (
        <p>
          <a href={`/ccas/usagers/${path.residentId}`}>Ouvrir son dossier</a>
        </p>
      )}
      <p>
        <a href="/mutuelle/resiliation">Calculer la fin au plus tôt de son ancien contrat</a>
      </p>
      {path.callWanted && (
        <Form action={`${at}/rappele`} token={token} class="row">
          <p>Demande à être rappelé·e {callWantedLabels[path.callWanted]}.</p>
          <button class="quiet">C’est fait</button>
        </Form>
      )}
      {!path.residentId && !path.worksHere && (
        <div class="stack tight">
          <h3>Est-ce un dossier connu ?</h3>
          {candidates.length === 0 ? (
            <p>
              Personne de ce nom né ce jour-là. <a href="/ccas/usagers/nouveau">L’inscrire comme usager</a>, puis
              revenir ici.
            </p>
          ) : (
            <ul class="entries">
              {candidates.map((candidate) => (
                <li>
                  <p>
                    <strong>
                      {candidate.firstName} {candidate.lastName}
                    </strong>
                    , né·e le {frenchDay(candidate.bornOn)}, {communeName(candidate.communeCode)}
                  </p>
                  <Form action={`${at}/dossier`} token={token} class="row">
                    <input type="hidden" name="residentId" value={candidate.id} />
                    <button class="quiet">C’est cette personne</button>
                  </Form>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  );
}

interface StepProps extends Pick<PathProps, 'token' | 'today' | 'path' | 'plans'> {
  at: string;
  values: Values;
  refusal?: Refusal;
  holds(kind: ConsentKind): boolean;
}

const verbs = {
  oriented_c2s: 'Orienter vers la C2S',
  appointment: 'Noter un rendez-vous pris autrement',
  transmitted: 'Transmettre à la mutuelle',
  enrolled: 'Noter l’adhésion',
  ended: 'Noter la fin de l’adhésion',
  declined: 'Noter : sans suite',
  withdrawn: 'Noter : ne souhaite plus',
  interested: '',
} as const;

function NextStep({ token, at, today, path, plans, values, refusal, holds }: StepProps) {
  const ways = waysFrom(path.state);
  if (ways.length === 0) return null;
  return (
    <section class="panel stack">
      <h2>Suite</h2>
      {ways.map((to) => {
        const isTyped = values.to === to;
        const own = isTyped ? refusal : undefined;
        const reasons = reasonsFor(to);
        const isMain = to === 'transmitted' || to === 'enrolled';
        if (to === 'transmitted' && !holds('transmission'))
          return (
            <p class="soft">Pour transmettre à la mutuelle, il faut d’abord l’accord de la personne, ci-dessous.</p>
          );
        const fields = (
          <Form action={`${at}/etape`} token={token} refusal={own}>
            <input type="hidden" name="to" value={to} />
            {to === 'enrolled' && (
              <>
                <Select
                  label="Formule"
                  name="planId"
                  value={isTyped ? values.planId : undefined}
                  options={plans.map(({ id, name }): [string, string] => [id, name])}
                  refusal={own}
                />
                <Field
                  label="Premier jour de l’adhésion"
                  name="effectiveOn"
                  type="date"
                  value={isTyped ? values.effectiveOn : today}
                  refusal={own}
                />
              </>
            )}
            {to === 'ended' && (
              <Field
                label="Dernier jour de l’adhésion"
                name="endedOn"
                type="date"
                value={isTyped ? values.endedOn : today}
                refusal={own}
              />
            )}
            {reasons.length > 0 && <Reasons of={reasons} value={isTyped ? values.reason : undefined} refusal={own} />}
            <button class={isMain ? undefined : 'quiet'}>{verbs[to]}</button>
          </Form>
        );
        return isMain || reasons.length === 0 ? (
          fields
        ) : (
          <details open={own !== undefined}>
            <summary>{verbs[to]}</summary>
            {fields}
          </details>
        );
      })}
    </section>
  );
}

function Appointments({ token, at, path }: { token: string; at: string; path: EnrolmentView }) {
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

interface ConsentProps extends Pick<PathProps, 'token' | 'ccas' | 'path'> {
  at: string;
  isOpen: boolean;
  holds(kind: ConsentKind): boolean;
}

function Consents({ token, at, ccas, path, holds, isOpen }: ConsentProps) {
  const hows = consentHows.map((how): [string, string] => [how, howLabels[how]]);
  return (
    <section class="panel stack">
      <h2>Accords</h2>
      {path.consents.length === 0 && <p class="soft">Aucun accord pour le moment : rien n’est donné à la mutuelle.</p>}
      <ul class="entries">
        {path.consents.map((consent) => (
          <li>
            <div>
              <p>
                <strong>{consentLabels[consent.kind]}</strong>{' '}
                {consent.withdrawnAt ? (
                  <span class="badge waiting">Retiré</span>
                ) : (
                  <span class="badge accepted">Donné</span>
                )}
              </p>
              <p class="soft">
                {howLabels[consent.givenHow]}, le {frenchDay(dayOf(consent.givenAt))}
                {consent.withdrawnAt && `, retiré le ${frenchDay(dayOf(consent.withdrawnAt))}`}
              </p>
              <details>
                <summary>Le texte</summary>
                <p>« {consent.wording} »</p>
              </details>
            </div>
            {!consent.withdrawnAt && (
              <Form action={`${at}/accords/${consent.kind}/retrait`} token={token} class="row">
                <button class="quiet">
                  Retirer<span class="hidden-text"> : {consentLabels[consent.kind]}</span>
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {isOpen && !holds('transmission') && (
        <Form action={`${at}/accords`} token={token} class="stack">
          <h3>Être contacté·e par la mutuelle</h3>
          <p>Lisez ce texte à la personne :</p>
          <blockquote class="panel">{consentWording('transmission', path.insurerName, ccas)}</blockquote>
          <input type="hidden" name="kind" value="transmission" />
          <Select label="Accord donné" name="how" value="counter" options={hows} />
          <button>Elle est d’accord</button>
        </Form>
      )}
      {isOpen && !holds('c2s_answer') && (
        <details>
          <summary>Garder la réponse C2S</summary>
          <Form action={`${at}/c2s`} token={token} class="stack">
            <p>
              Faites le calcul avec elle sur <a href="/mutuelle/c2s">la page C2S</a>, puis lisez-lui :
            </p>
            <blockquote class="panel">{consentWording('c2s_answer', path.insurerName, ccas)}</blockquote>
            <Select
              label="Réponse du calcul"
              name="answer"
              options={c2sAnswers.map((answer): [string, string] => [answer, c2sAnswerLabels[answer]])}
            />
            <Select label="Comment l’accord est donné" name="how" value="counter" options={hows} />
            <button class="quiet">Elle est d’accord : garder la réponse</button>
          </Form>
        </details>
      )}
    </section>
  );
}
