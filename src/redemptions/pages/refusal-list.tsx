import { dayOf, instantOf } from '../../kernel/time/instant-of.js';
import { frenchDay, frenchMoment } from '../../kernel/ui/french.js';
import { explain } from '../verdict-explanations.js';
import type { ListedRefusal } from '../refusal-list.query.js';
import type { RefusalListRequest } from '../refusal-list-request.js';
import { Empty } from '../../kernel/ui/empty.js';
import type { Listed } from '../../kernel/listing/listed.js';
import { Listing } from '../../kernel/listing/listing.js';

export function RefusalListPage({ list }: { list: Listed<ListedRefusal, RefusalListRequest> }) {
  return (
    <section class="stack">
      <div class="stack tight">
        <h1>Refus chez les partenaires</h1>
        <p class="soft">
          Chaque refus dit pourquoi, et quoi dire à la personne si elle appelle. Où elle était n’est dit que si elle le
          demande, dans son dossier.
        </p>
      </div>
      <Listing
        list={list}
        path="/ccas/refus"
        label="Refus"
        words={['refus', 'refus']}
        csv="/ccas/refus.csv"
        columns={[
          { head: 'Quand', sort: 'quand', cell: (refusal) => <When {...refusal} /> },
          { head: 'Pass', cell: (refusal) => <Shown {...refusal} /> },
          { head: 'Pourquoi', sort: 'motif', cell: (refusal) => <Why {...refusal} /> },
        ]}
        empty={() => (
          <Empty>
            <p>Aucun refus pour ce choix. Les passages refusés par les partenaires s’afficheront ici.</p>
          </Empty>
        )}
      />
    </section>
  );
}

function When({ at, number, isLate }: ListedRefusal) {
  return (
    <>
      {number === null ? frenchMoment(instantOf(at)) : frenchDay(dayOf(at))}
      {isLate && <span class="soft"> (sans réseau)</span>}
    </>
  );
}

function Shown({ partner, number, residentId }: ListedRefusal) {
  if (number === null) return <span class="soft">Illisible, {partner ?? 'au guichet du CCAS'}</span>;
  if (residentId === null) return <span class="number">{number}</span>;
  return (
    <a class="number" href={`/ccas/usagers/${residentId}?voir=refusal#histoire`}>
      {number}
    </a>
  );
}

function Why({ verdict, limit }: ListedRefusal) {
  const { why, say, next } = explain(verdict, limit);
  return (
    <details>
      <summary>{why}</summary>
      <p>
        <strong>À dire :</strong> « {say} »
      </p>
      <p>
        <strong>Ensuite :</strong> {next}
      </p>
    </details>
  );
}
