import { DataTable } from '../../../kernel/ui/data-table.js';
import { frenchEuros } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import type { CallView } from '../call.query.js';
import { bandsOf } from '../comparison.js';
import { ageRangeLabel } from '../../tariffs/tariff.js';

/** For the committee, agents only: costs and marks side by side, in the order the candidates came. */
export function ComparisonPage({ call }: { call: CallView }) {
  const bands = bandsOf(call.bandStarts);
  return (
    <div class="stack">
      <p>
        <a href={`/ccas/mutuelle/appels/${call.id}`}>{call.title}</a>
      </p>
      <div class="row between">
        <h1>Comparaison</h1>
        <a class="button quiet" href={`/ccas/mutuelle/appels/${call.id}/comparaison.pdf`}>
          <Icon name="printer" /> Pour le conseil (PDF)
        </a>
      </div>
      <p class="notice">
        Document interne à la commission. Il n’est ni montré ni résumé aux habitants, et ne recommande personne : les
        candidatures restent dans l’ordre où elles sont arrivées.
      </p>
      {call.plans.map((plan, index) => (
        <section class="stack">
          <h2>{plan} : cotisation mensuelle moyenne par tranche d’âge</h2>
          <DataTable
            label={`${plan}, par tranche d’âge`}
            columns={['Âge', ...call.candidates.map(({ name }) => name)]}
            rows={bands.map((band, at) => [
              ageRangeLabel(band),
              ...call.candidates.map(({ score }) => {
                const cost = score.costs[index]![at]!;
                return cost === null ? 'non donné' : frenchEuros(cost);
              }),
            ])}
          />
        </section>
      ))}
      <section class="stack">
        <h2>Notes sur 10, et leur moyenne pondérée</h2>
        <DataTable
          label="Notes sur 10"
          columns={['Critère', 'Poids', ...call.candidates.map(({ name }) => name)]}
          rows={[
            ['Prix', String(call.costWeight), ...call.candidates.map(({ score }) => mark(score.costMark))],
            ...call.criteria.map(({ id, label, weight }) => [
              label,
              String(weight),
              ...call.candidates.map(({ marks }) => mark(marks[id] ?? null)),
            ]),
          ]}
          total={['Moyenne pondérée', '', ...call.candidates.map(({ score }) => mark(score.total))]}
        />
        <p class="soft">Le prix : 10 pour la somme la plus basse de toutes les cases, les autres en proportion.</p>
      </section>
    </div>
  );
}

export function mark(value: number | null): string {
  return value === null ? 'à noter' : String(value).replace('.', ',');
}
