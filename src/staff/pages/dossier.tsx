import { communeName } from '../../ccas/communes.js';
import { type FormValues, oneText } from '../../kernel/http/input.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { Consent, DossierEvent } from '../../residents/dossier-parts.js';
import type { DossierSection } from '../../residents/dossier-sections.js';
import { residenceProofLabels } from '../../residents/residence-proof-labels.js';
import type { ResidentView } from '../../residents/resident.query.js';
import type { Dossier } from '../dossier.query.js';
import { DossierTimeline } from './dossier-timeline.js';

interface Props extends Dossier {
  token: string;
  today: string;
  refusal?: Refusal;
  /** What was typed in the form that was refused, and which it was: a note, a carer, or none that asks for anything. */
  values: FormValues;
  refused?: string;
  shown?: DossierEvent['kind'];
  /** What was done just now, as the address says. */
  done?: string;
}

/** Left, what each slice shows, with the next likely action as the one filled button; right, everything that happened. */
export function DossierPage({ token, today, values, refusal, refused, shown, done, ...dossier }: Props) {
  const { resident } = dossier;
  const path = `/ccas/usagers/${resident.id}`;
  if (resident.isErased)
    return (
      <div class="stack">
        <h1>Dossier effacé</h1>
        <p>Les informations de cette personne ont été effacées. Il ne reste que des utilisations sans nom.</p>
      </div>
    );
  const isSaidIn = ({ forms }: DossierSection) => refused !== undefined && forms?.includes(refused) === true;
  const sections = [...dossier.sections, ...ownSections(resident, dossier.consents)].toSorted(
    (one, other) => one.place - other.place,
  );
  const ofNote = refused === 'addToDossier' ? refusal : undefined;
  const frame = { residentId: resident.id, path, token, today, done };
  return (
    <div class="stack">
      <h1>
        {resident.firstName} {resident.lastName}
      </h1>
      {refusal && !ofNote && !sections.some(isSaidIn) && <RefusalNotice refusal={refusal} />}
      {resident.restrictedAt && <Restricted token={token} path={path} since={resident.restrictedAt} />}
      <div class="dossier">
        <div class="stack">
          {sections.map((section) =>
            section.draw({ ...frame, ...(isSaidIn(section) ? { values, refusal } : { values: {} }) }),
          )}
        </div>
        <DossierTimeline
          token={token}
          path={path}
          events={dossier.events}
          hasMore={dossier.hasMoreEvents}
          names={dossier.names}
          shown={shown}
          noteForm={ofNote && { text: oneText(values.text), refusal: ofNote }}
        />
      </div>
    </div>
  );
}

/** Who the person is, and what they agreed to in any slice. */
function ownSections(resident: ResidentView, consents: Consent[]): DossierSection[] {
  return [
    { place: 20, draw: () => <Identity resident={resident} /> },
    { place: 80, draw: () => <Consents consents={consents} /> },
  ];
}

function Restricted({ token, path, since }: { token: string; path: string; since: string }) {
  return (
    <div class="notice waiting stack tight">
      <p>
        <strong>Usage limité depuis le {frenchDay(dayOf(since))}.</strong> Gardez ce dossier, et ne vous en servez que
        si la personne le demande. Ni rappel, ni impression par lot, ni correction. Son pass reste valable.
      </p>
      <details>
        <summary>Lever la limitation</summary>
        <div class="stack tight">
          <p>
            La personne doit être prévenue avant.{' '}
            <a href={`${path}/limitation.pdf`} target="_blank" rel="noopener">
              Imprimer la lettre
            </a>
          </p>
          <Form action={`${path}/limitation/lever`} token={token} class="inline">
            <button class="quiet">La personne est prévenue, lever la limitation</button>
          </Form>
        </div>
      </details>
    </div>
  );
}

function Consents({ consents }: { consents: Consent[] }) {
  if (consents.length === 0) return <></>;
  return (
    <section class="panel stack">
      <h2>Accords donnés</h2>
      <ul class="plain-list">
        {consents.map(({ what, since, until, how }) => (
          <li>
            {until ? <s>{what}</s> : <strong>{what}</strong>}
            <span class="soft">
              {until
                ? `Du ${frenchDay(since)} au ${frenchDay(until)}, ${how}`
                : `Depuis le ${frenchDay(since)}, ${how}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Identity({ resident }: { resident: ResidentView }) {
  const { residenceProof } = resident;
  const facts: [string, string][] = [
    ['Né·e le', frenchDay(resident.bornOn)],
    ['Commune', communeName(resident.communeCode)],
    ['Adresse', [resident.address, resident.postcode].filter(Boolean).join(', ') || 'Non renseignée'],
    ['Téléphone', resident.phone ? frenchPhone(resident.phone) : 'Non renseigné'],
    ['Courriel', resident.email ?? 'Non renseigné'],
    ...(resident.reference ? [['Référence', resident.reference] as [string, string]] : []),
    [
      'Justificatif',
      residenceProof
        ? `${residenceProofLabels[residenceProof.kind as 'energy']}, vu le ${frenchDay(residenceProof.seenOn)}`
        : 'Pas encore vu',
    ],
  ];
  return (
    <section class="panel">
      <h2 class="hidden-text">Identité</h2>
      <dl class="facts">
        {facts.map(([term, value]) => (
          <div>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {!resident.restrictedAt && (
        <p>
          <a class="button quiet" href={`/ccas/usagers/${resident.id}/modifier`}>
            <Icon name="pencil" /> Corriger
          </a>
        </p>
      )}
    </section>
  );
}
