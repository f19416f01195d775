import { instantOf } from '../../kernel/time/instant-of.js';
import { Field, Form, RefusalNotice } from '../../kernel/ui/form.js';
import { counted, frenchDay, frenchMoment } from '../../kernel/ui/french.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { PassEvent } from '../../redemptions/pass-history.query.js';
import type { UseSummary } from '../../redemptions/use-summary.query.js';
import { verdictSentences } from '../../redemptions/verdict-sentences.js';
import type { ResidentView } from '../../residents/resident.query.js';

/** In the dossier: how many and when last. Where stays closed until the person asks. */
export function UsesPanel({ token, path, uses }: { token: string; path: string; uses: UseSummary }) {
  const { uses: all, usesThisYear, lastUsedOn, refusalsThisYear } = uses;
  return (
    <section class="panel stack" id="utilisations">
      <h2>Utilisations</h2>
      {lastUsedOn === null ? (
        <p class="soft">Le pass n’a pas encore servi.</p>
      ) : (
        <p>
          {counted(usesThisYear, 'utilisation', 'utilisations')} en douze mois, {all} en tout. La dernière le{' '}
          {frenchDay(lastUsedOn)}.
        </p>
      )}
      {refusalsThisYear > 0 && <p>{counted(refusalsThisYear, 'refus', 'refus')} en douze mois.</p>}
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

interface Props {
  token: string;
  resident: ResidentView;
  events: PassEvent[];
  /** A void that was refused. */
  refused?: { useId: string; refusal: Refusal };
}

/** The list itself, with the person beside the agent; a use that is a mistake is taken back here. */
export function UsesPage({ token, resident, events, refused }: Props) {
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
      {refused && <RefusalNotice refusal={refused.refusal} />}
      {events.length === 0 ? (
        <div class="empty">
          <p>Le pass n’a encore servi nulle part, et n’a été refusé nulle part.</p>
        </div>
      ) : (
        <ul class="entries">
          {events.map((event) => (
            <Line
              event={event}
              token={token}
              path={path}
              refusal={refused?.useId === event.id ? refused.refusal : undefined}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ event, token, path, refusal }: { event: PassEvent; token: string; path: string; refusal?: Refusal }) {
  const { kind, id, at, partner, offer, verdict, voided } = event;
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
          {voided && <span class="badge waiting">Annulée</span>}
        </p>
        {kind === 'redemption' && !voided && (
          <details open={refusal !== undefined}>
            <summary>
              Annuler <span class="hidden-text">l’utilisation du {when}</span>
            </summary>
            <Form action={`${path}/utilisations/${id}/annuler`} token={token} class="stack narrow">
              <Field
                label="Motif"
                name="reason"
                hint="Il reste dans les comptes, à côté de l’utilisation. Ni santé, ni nom."
                refusal={refusal}
                maxLength={500}
              />
              <button class="quiet">Annuler cette utilisation</button>
            </Form>
          </details>
        )}
      </div>
    </li>
  );
}
