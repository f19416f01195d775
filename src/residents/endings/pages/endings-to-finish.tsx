import { Empty } from '../../../kernel/ui/empty.js';
import { counted, frenchDay } from '../../../kernel/ui/french.js';
import { List } from '../../../kernel/ui/list.js';
import { endingLabels } from '../ending-wording.js';
import type { EndingToFinish } from '../endings.query.js';

/** After whom something remains: a card to get back, a family to call. */
export function EndingsToFinishPage({ endings }: { endings: EndingToFinish[] }) {
  return (
    <div class="stack">
      <h1>Départs à finir</h1>
      <p class="soft">Après un décès ou un déménagement, ce que personne d’autre ne peut faire que vous.</p>
      <List
        plainBecause="deaths and moves of which something is left to do: a few at a time"
        label="Départs à finir"
        rows={endings}
        columns={[
          {
            head: 'Qui',
            cell: ({ residentId, firstName, lastName }) => (
              <a href={`/ccas/usagers/${residentId}#depart`}>
                {lastName} {firstName}
              </a>
            ),
          },
          { head: 'Quoi', cell: ({ kind, endedOn }) => `${endingLabels[kind]}, le ${frenchDay(endedOn)}` },
          { head: 'Reste à faire', cell: ({ left }) => counted(left, 'ligne') },
        ]}
        empty={
          <Empty>
            <p>Rien ne reste à faire après un départ.</p>
          </Empty>
        }
      />
    </div>
  );
}
