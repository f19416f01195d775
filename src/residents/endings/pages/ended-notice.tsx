import type { StaffNames } from '../../../accounts/staff-names.js';
import { dayOf } from '../../../kernel/time/instant-of.js';
import { Form } from '../../../kernel/ui/form.js';
import { frenchDay } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import { toldByLabels } from '../ending-wording.js';
import type { EndingLineView, EndingView } from '../endings.query.js';

interface Props {
  /** `/ccas/usagers/<id>` */
  path: string;
  token: string;
  ending: EndingView;
  names: StaffNames;
}

const headings = { deceased: 'Cette personne est décédée', moved: 'Cette personne a déménagé' };

/** Since when, who noted it, what remains to be ticked off, and the way back while there is one. */
export function EndedNotice({ path, token, ending, names }: Props) {
  const { kind, endedOn, notedOn, notedBy, toldBy, lines, undoableUntil } = ending;
  const left = lines.filter(({ doneAt }) => !doneAt).length;
  return (
    <section class="notice waiting stack tight" id="depart">
      <h2>
        {headings[kind]} le {frenchDay(endedOn)}
      </h2>
      <p>
        Noté le {frenchDay(notedOn)} par {names.words(notedBy)}
        {toldBy && ` (dit par : ${toldByLabels[toldBy]!.toLowerCase()})`}. Tout s’est arrêté : rien de nouveau ne peut
        être délivré ni réservé.
      </p>
      {lines.length > 0 && (
        <>
          <h3>{left === 0 ? 'Tout est fait' : 'Ce qui reste à faire'}</h3>
          <ul class="plain-list">
            {lines.map((line) => (
              <Line path={path} token={token} line={line} names={names} />
            ))}
          </ul>
        </>
      )}
      {undoableUntil && (
        <details>
          <summary>C’est une erreur, ou la personne est revenue</summary>
          <div class="stack tight">
            <p>
              Jusqu’au {frenchDay(undoableUntil)}, tout peut revenir : pass, aidants, rendez-vous dont la place est
              encore libre. Ce qui ne pourra pas revenir vous sera dit.
            </p>
            <Form action={`${path}/depart/annulation`} token={token} class="inline">
              <button class="quiet">Annuler, et tout remettre</button>
            </Form>
          </div>
        </details>
      )}
    </section>
  );
}

function Line({ path, token, line, names }: Omit<Props, 'ending'> & { line: EndingLineView }) {
  const { id, words, href, doneAt, doneBy } = line;
  const shown = href ? <a href={href}>{words}</a> : words;
  if (doneAt)
    return (
      <li>
        <Icon name="check" size={18} /> <s>{shown}</s>{' '}
        <span class="soft">
          fait le {frenchDay(dayOf(doneAt))}
          {doneBy && `, ${names.words(doneBy)}`}
        </span>
      </li>
    );
  return (
    <li class="row between">
      <span>{shown}</span>
      <Form action={`${path}/depart/lignes/${id}`} token={token} class="inline">
        <button class="quiet">
          C’est fait <span class="hidden-text"> : {words}</span>
        </button>
      </Form>
    </li>
  );
}
