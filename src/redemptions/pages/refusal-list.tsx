import { dayOf, instantOf } from '../../kernel/time/instant-of.js';
import { Select } from '../../kernel/ui/form.js';
import { frenchDay, frenchMoment } from '../../kernel/ui/french.js';
import { explain } from '../verdict-explanations.js';
import { verdictSentences } from '../verdict-sentences.js';
import type { Verdict } from '../verdict.js';
import type { ListedRefusal, RefusalFilter } from '../refusal-list.query.js';

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
      {refusals.length === 0 ? (
        <div class="empty">
          <p>Aucun refus pour ce choix. Les passages refusés par les partenaires s’afficheront ici.</p>
        </div>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label="Refus">
          <table>
            <thead>
              <tr>
                <th scope="col">Quand</th>
                <th scope="col">Pass</th>
                <th scope="col">Pourquoi</th>
              </tr>
            </thead>
            <tbody>
              {refusals.map((refusal) => (
                <Row refusal={refusal} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {next && (
        <p>
          <a href={address({ apres: next })}>Voir la suite</a>
        </p>
      )}
    </section>
  );
}

function Row({ refusal }: { refusal: ListedRefusal }) {
  const { at, partner, number, residentId, verdict, limit, isLate } = refusal;
  const { why, say, next } = explain(verdict, limit);
  return (
    <tr>
      <td>
        {number === null ? frenchMoment(instantOf(at)) : frenchDay(dayOf(at))}
        {isLate && <span class="soft"> (sans réseau)</span>}
      </td>
      <td>
        {number === null && <span class="soft">Illisible, {partner ?? 'au guichet du CCAS'}</span>}
        {number !== null && residentId === null && <span class="number">{number}</span>}
        {number !== null && residentId !== null && (
          <a class="number" href={`/ccas/usagers/${residentId}?voir=refusal#histoire`}>
            {number}
          </a>
        )}
      </td>
      <td>
        <details>
          <summary>{why}</summary>
          <p>
            <strong>À dire :</strong> « {say} »
          </p>
          <p>
            <strong>Ensuite :</strong> {next}
          </p>
        </details>
      </td>
    </tr>
  );
}
