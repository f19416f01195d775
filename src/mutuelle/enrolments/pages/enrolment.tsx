import { instantOf } from '../../../kernel/time/instant-of.js';
import { Form, RefusalNotice } from '../../../kernel/ui/form.js';
import { frenchMoment } from '../../../kernel/ui/french.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import type { PersonPick } from '../../../residents/resident-picks.js';
import type { PlanView } from '../../agreements/agreement.query.js';
import type { ConsentKind } from '../consent-wording.js';
import { enrolmentPath } from '../enrolment-path.js';
import { reasonLabels, stateLabels } from '../enrolment-states.js';
import type { EnrolmentView } from '../enrolment.query.js';
import type { PermanenceView } from '../../../appointments/permanence.query.js';
import { AppointmentForm } from './appointment-form.js';
import { NextStep } from './next-step.js';
import { PathBookings } from './path-bookings.js';
import { PathConsents } from './path-consents.js';
import { PathPerson } from './path-person.js';

type Values = Record<string, string | undefined>;
const base = '/ccas/mutuelle/parcours';

interface Props {
  token: string;
  ccas: string;
  today: string;
  path: EnrolmentView;
  plans: PlanView[];
  permanences: PermanenceView[];
  /** Who this person may be, where it is not known. */
  found?: { residentId: PersonPick };
  values: Values;
  refusal?: Refusal;
  /** Which form that was: of those with fields, or another. */
  refused?: string;
}

/** Forms that say themselves what was refused. */
const ownNotice = new Set(['match', 'book', 'move', 'agree', 'keepAnswer']);

/** One person's path: who, what was agreed, the appointments, and the next likely step as the one filled button. */
export function EnrolmentPage({
  token,
  ccas,
  today,
  path,
  plans,
  permanences,
  found,
  values,
  refusal,
  refused,
}: Props) {
  const at = `${base}/${path.id}`;
  const isOpen = !enrolmentPath.isOver(path.state);
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
      {refusal && !ownNotice.has(refused ?? '') && <RefusalNotice refusal={refusal} />}
      <div class="dossier">
        <div class="stack">
          <PathPerson token={token} at={at} path={path} found={found} page={{ values, refusal, refused }} />
          <NextStep
            {...{ token, at, today, path, plans, values, holds }}
            refusal={refused === 'move' ? refusal : undefined}
          />
          {isOpen && path.state !== 'enrolled' && path.state !== 'transmitted' && (
            <AppointmentForm
              {...{ token, at, ccas, path, permanences, values }}
              isAgreed={holds('appointment_list')}
              refusal={refused === 'book' ? refusal : undefined}
            />
          )}
          <PathBookings token={token} at={at} path={path} />
          <PathConsents {...{ token, at, ccas, path, holds, isOpen }} page={{ values, refusal, refused }} />
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
