import { instantOf } from '../../kernel/time/instant-of.js';
import { Form } from '../../kernel/ui/form.js';
import { counted, frenchDay, frenchMoment } from '../../kernel/ui/french.js';
import type { PassEvent, VoidedUse } from '../pass-history.query.js';
import type { ShownUses } from '../show-uses.js';
import type { UseSummary } from '../use-summary.query.js';
import { verdictSentences } from '../verdict-sentences.js';
import type { StaffNames } from '../../accounts/staff-names.js';
import { VoidUseForm } from './void-use.js';
import { Empty } from '../../kernel/ui/empty.js';

interface PanelProps {
  token: string;
  path: string;
  uses: UseSummary;
  /** One was taken back just now. */
  isVoided?: boolean;
}

/** In the dossier: how many and when last. Where stays closed until the person asks. */
export function UsesPanel({ token, path, uses, isVoided }: PanelProps) {
  const { uses: all, usesThisYear, lastUsedOn, refusalsThisYear, looksThisYear } = uses;
  return (
    <section class="panel stack" id="utilisations">
      <h2>Utilisations</h2>
      {isVoided && (
        <p class="notice accepted" role="status">
          C’est annulé : cette utilisation ne compte plus, et la personne peut s’en servir de nouveau.
        </p>
      )}
      {lastUsedOn === null ? (
        <p class="soft">Le pass n’a pas encore servi.</p>
      ) : (
        <p>
          {counted(usesThisYear, 'utilisation', 'utilisations')} en douze mois, {all} en tout. La dernière le{' '}
          {frenchDay(lastUsedOn)}.
        </p>
      )}
      {refusalsThisYear > 0 && <p>{counted(refusalsThisYear, 'refus', 'refus')} en douze mois.</p>}
      {looksThisYear > 0 && (
        <p class="soft">
          Regardé {counted(looksThisYear, 'fois', 'fois')} en douze mois par une caisse qui n’avait rien à donner.
        </p>
      )}
      <details>
        <summary>La personne demande où il a servi</summary>
        <Form action={`${path}/utilisations`} token={token} class="stack tight">
          <p>
            Les commerces d’une personne disent sa santé et ses habitudes : n’ouvrez cette liste qu’avec elle. Cette
            lecture est notée au journal, à votre nom.
          </p>
          <button class="quiet">Elle le demande : voir la liste</button>
        </Form>
      </details>
    </section>
  );
}

interface Props extends ShownUses {
  token: string;
  /** Who took uses back. */
  names: StaffNames;
}

/** The list itself, with the person beside the agent; a use that is a mistake is taken back here. */
export function UsesPage({ token, resident, events, voids, names }: Props) {
  const path = `/ccas/usagers/${resident.id}`;
  return (
    <section class="stack">
      <div class="stack tight">
        <p>
          <a href={path}>
            {resident.firstName} {resident.lastName}
          </a>
        </p>
        <h1>Où le pass a servi</h1>
        <p class="soft">Lu à la demande de la personne, et noté au journal.</p>
      </div>
      {events.length === 0 ? (
        <Empty>
          <p>Le pass n’a encore servi nulle part, et n’a été refusé nulle part.</p>
        </Empty>
      ) : (
        <ul class="entries">
          {events.map((event) => (
            <Line
              event={event}
              token={token}
              path={path}
              names={names}
              taken={voids.find(({ id }) => id === event.id)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface LineProps {
  event: PassEvent;
  token: string;
  path: string;
  names: StaffNames;
  /** How it was taken back. */
  taken?: VoidedUse;
}

function Line({ event, token, path, names, taken }: LineProps) {
  const { kind, id, at, partner, offer, verdict } = event;
  const when = frenchMoment(instantOf(at));
  return (
    <li>
      <div class="stack tight">
        <p>
          <strong>{[offer, partner].filter(Boolean).join(', ') || 'Guichet du CCAS'}</strong>
          <br />
          <span class="soft">
            {when}
            {verdict && ` – Refusé : ${verdictSentences[verdict].why}`}
          </span>{' '}
          {taken && <span class="badge waiting">Annulée</span>}
        </p>
        {taken && (
          <p class="soft">
            Annulée le {frenchMoment(instantOf(taken.at))} par {names.words({ kind: taken.byKind, id: taken.byId })}
            {taken.reason && <span class="verbatim"> : {taken.reason}</span>}
          </p>
        )}
        {kind === 'redemption' && !taken && (
          <details>
            <summary>
              Annuler <span class="hidden-text">l’utilisation du {when}</span>
            </summary>
            <VoidUseForm token={token} path={path} useId={id} />
          </details>
        )}
      </div>
    </li>
  );
}
