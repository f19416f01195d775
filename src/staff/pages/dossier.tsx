import { type FormValues, oneText } from '../../kernel/http/input.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { DossierSection } from '../../residents/dossier-sections.js';
import type { Dossier } from '../dossier.query.js';
import { DossierTimeline } from './dossier-timeline.js';

interface Props extends Dossier {
  token: string;
  today: string;
  refusal?: Refusal;
  /** What was typed in the form that was refused, and which it was: a note, a carer, or none that asks for anything. */
  values: FormValues;
  refused?: string;
  shown?: string;
  /** What was done just now, as the address says. */
  done?: string;
}

/** Left, what each slice shows, with the next likely action as the one filled button; right, everything that happened. */
export function DossierPage({ token, today, values, refusal, refused, shown, done, ...dossier }: Props) {
  const { resident, sections } = dossier;
  const path = `/ccas/usagers/${resident.id}`;
  if (resident.isErased)
    return (
      <div class="stack">
        <h1>Dossier effacé</h1>
        <p>Les informations de cette personne ont été effacées. Il ne reste que des utilisations sans nom.</p>
      </div>
    );
  const isSaidIn = ({ forms }: DossierSection) => refused !== undefined && forms?.includes(refused) === true;
  const ofNote = refused === 'addToDossier' ? refusal : undefined;
  const frame = { path, token, today, done };
  const drawn = (section: DossierSection) =>
    section.draw({ ...frame, ...(isSaidIn(section) ? { values, refusal } : { values: {} }) });
  return (
    <div class="stack">
      <h1>
        {resident.firstName} {resident.lastName}
      </h1>
      {refusal && !ofNote && !sections.some(isSaidIn) && <RefusalNotice refusal={refusal} />}
      {resident.restrictedAt && <Restricted token={token} path={path} since={resident.restrictedAt} />}
      {sections.filter(({ isBanner }) => isBanner).map(drawn)}
      <div class="dossier">
        <div class="stack">{sections.filter(({ isBanner }) => !isBanner).map(drawn)}</div>
        <DossierTimeline
          token={token}
          path={path}
          events={dossier.events}
          kinds={dossier.kinds}
          hasMore={dossier.hasMoreEvents}
          names={dossier.names}
          shown={shown}
          noteForm={ofNote && { text: oneText(values.text), refusal: ofNote }}
        />
      </div>
    </div>
  );
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
          <Form action={`${path}/limitation/fin`} token={token} class="inline">
            <button class="quiet">La personne est prévenue, lever la limitation</button>
          </Form>
        </div>
      </details>
    </div>
  );
}
