import { frenchDay, frenchMoment } from '../../kernel/ui/french.js';
import { Form, RefusalNotice, TextArea } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { dayOf, instantOf } from '../../kernel/time/instant-of.js';
import type { DossierEvent, TimelineKind } from '../../residents/dossier-parts.js';
import type { StaffNames } from '../../accounts/staff-names.js';
import { Empty } from '../../kernel/ui/empty.js';

interface Props {
  token: string;
  /** `/ccas/usagers/<id>` */
  path: string;
  events: DossierEvent[];
  kinds: TimelineKind[];
  hasMore: boolean;
  names: StaffNames;
  shown?: string;
  noteForm?: { text: string; refusal: Refusal };
}

/** Everything that happened, newest first; a note is written at its top. */
export function DossierTimeline({ token, path, events, kinds, hasMore, names, shown, noteForm }: Props) {
  const visible = shown ? events.filter(({ kind }) => kind === shown) : events;
  return (
    <section class="stack" id="histoire">
      <h2>Ce qui s’est passé</h2>
      <NoteForm token={token} path={path} noteForm={noteForm} />
      <nav aria-label="Filtrer ce qui s’est passé" class="row tight">
        <a class="chip" href={`${path}#histoire`} aria-current={shown ? undefined : 'true'}>
          Tout
        </a>
        {kinds.map(({ key, label }) => (
          <a class="chip" href={`${path}?voir=${key}#histoire`} aria-current={shown === key ? 'true' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {visible.length === 0 ? (
        <Empty>
          <p>
            {shown
              ? 'Rien de cette sorte pour cette personne.'
              : 'Rien encore. Les refus chez les partenaires s’afficheront ici.'}
          </p>
        </Empty>
      ) : (
        <ol class="timeline">
          {visible.map((event) => (
            <Event
              event={event}
              look={kinds.find(({ key }) => key === event.kind)?.look}
              names={names}
              token={token}
              path={path}
            />
          ))}
        </ol>
      )}
      {hasMore && !shown && (
        <p>
          <a href={`${path}?tout=oui#histoire`}>Voir tout ce qui s’est passé</a>
        </p>
      )}
    </section>
  );
}

function NoteForm({ token, path, noteForm }: Pick<Props, 'token' | 'path' | 'noteForm'>) {
  return (
    <details class="panel" open={noteForm !== undefined}>
      <summary>Écrire une note</summary>
      {noteForm && <RefusalNotice refusal={noteForm.refusal} />}
      <Form action={`${path}/notes`} token={token}>
        <TextArea
          label="Note"
          name="text"
          value={noteForm?.text}
          refusal={noteForm?.refusal}
          hint="Datée et signée de votre nom. Ni santé, ni revenus, ni opinion : la personne peut la lire."
        />
        <button>Ajouter la note</button>
      </Form>
    </details>
  );
}

interface EventProps extends Pick<Props, 'names' | 'token' | 'path'> {
  event: DossierEvent;
  look: TimelineKind['look'];
}

function Event({ event, look, names, token, path }: EventProps) {
  const { at, by, explanation } = event;
  const when = event.isDayOnly ? frenchDay(dayOf(at)) : frenchMoment(instantOf(at));
  return (
    <li class={look}>
      <p class="soft when">
        <time dateTime={event.isDayOnly ? dayOf(at) : at.toISOString()}>{when}</time>
        {by && `, ${names.words(by)}`}
      </p>
      {explanation ? (
        <details>
          <summary>
            <Icon name={event.icon} size={18} />
            <span>
              {event.title} : {explanation.why}
            </span>
          </summary>
          <div class="explanation stack tight">
            <p>
              <strong>À dire à la personne :</strong> « {explanation.say} »
            </p>
            {explanation.next && (
              <p>
                <strong>Ensuite :</strong> {explanation.next}
              </p>
            )}
          </div>
        </details>
      ) : (
        <Words event={event} look={look} />
      )}
      {event.strikeId && (
        <Form action={`${path}/notes/${event.strikeId}/rature`} token={token} class="inline">
          <button class="link">
            Rayer cette note <span class="hidden-text">du {when}</span>
          </button>
        </Form>
      )}
    </li>
  );
}

function Words({ event, look }: Pick<EventProps, 'event' | 'look'>) {
  const { icon, title, detail, href, isUndone } = event;
  if (look === 'noted')
    return (
      <div class="note verbatim">
        {isUndone && <span class="badge waiting">Rayée</span>} {isUndone ? <s>{detail}</s> : detail}
      </div>
    );
  const heading = href ? <a href={href}>{title}</a> : title;
  return (
    <p>
      <Icon name={icon} size={18} /> {heading}
      {detail && <span class="soft"> – {detail}</span>} {isUndone && <span class="badge waiting">Annulée</span>}
    </p>
  );
}
