import { dayOf, instantOf } from '../../kernel/time/instant-of.js';
import { Select } from '../../kernel/ui/form.js';
import { frenchDay, frenchMoment } from '../../kernel/ui/french.js';
import { explain } from '../verdict-explanations.js';
import { verdictSentences } from '../verdict-sentences.js';
import type { Verdict } from '../verdict.js';
import type { ListedRefusal, RefusalFilter } from '../refusal-list.query.js';
import { Empty } from '../../kernel/ui/empty.js';
import { List } from '../../kernel/ui/list.js';

export const refusalDays = [1, 7, 30, 90];
export const refusalVerdicts = (Object.keys(verdictSentences) as Verdict[]).filter((each) => each !== 'accepted');

interface Props extends RefusalFilter {
  refusals: ListedRefusal[];
  /** Cursor of the next page. */
  next?: string;
}

export function RefusalListPage({ refusals, verdict, days, next }: Props) {
  const address = (more: Record<string, string>) =>
    `/ccas/refus?${new URLSearchParams({ ...(verdict && { motif: verdict }), jours: String(days), ...more }).toString()}`;
  return (
    <section class="stack">
      <div class="stack tight">
        <h1>Refus chez les partenaires</h1>
        <p class="soft">
          Chaque refus dit pourquoi, et quoi dire à la personne si elle appelle. Où elle était n’est dit que si elle le
          demande, dans son dossier.
        </p>
      </div>
      <form method="get" action="/ccas/refus" class="filters">
        <Select
          label="Motif"
          name="motif"
          value={verdict ?? ''}
          options={[
            ['', 'Tous les motifs'],
            ...refusalVerdicts.map((each): [string, string] => [each, verdictSentences[each].why]),
          ]}
        />
        <Select
          label="Période"
          name="jours"
          value={String(days)}
          options={refusalDays.map((each) => [String(each), each === 1 ? 'Aujourd’hui' : `${each} derniers jours`])}
        />
        <button class="quiet">Afficher</button>
      </form>
      <List
        label="Refus"
        rows={refusals}
        columns={[
          { head: 'Quand', cell: (refusal) => <When {...refusal} /> },
          { head: 'Pass', cell: (refusal) => <Shown {...refusal} /> },
          { head: 'Pourquoi', cell: (refusal) => <Why {...refusal} /> },
        ]}
        empty={
          <Empty>
            <p>Aucun refus pour ce choix. Les passages refusés par les partenaires s’afficheront ici.</p>
          </Empty>
        }
        nextHref={next && address({ apres: next })}
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
