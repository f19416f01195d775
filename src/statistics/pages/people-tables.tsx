import { ChartFigure } from '../../kernel/charts/chart-figure.js';
import { shownCount, smallCellsNote } from '../../kernel/privacy/small-cells.js';
import { DataTable } from '../../kernel/ui/data-table.js';
import { counted, frenchEuros, frenchMonth, frenchNumber } from '../../kernel/ui/french.js';
import type { PeopleReport } from '../covered-people.js';
import type { CoveredMonth } from '../months-report.query.js';

/** By age, drawn and in a table. A covered band has no bar; where all are covered there is nothing to draw. */
export function ByAge({ people, svg }: { people: PeopleReport; svg: string }) {
  const table = (
    <DataTable
      label="Porteurs du pass, par âge"
      columns={['Âge', 'Personnes']}
      rows={people.byAge.map(({ name, holders }) => [name, shownCount(holders)])}
      total={['Ensemble', shownCount(people.holders)]}
    />
  );
  return (
    <section class="stack">
      <h2>Par âge</h2>
      {people.byAge.some(({ holders }) => holders !== null) ? (
        <ChartFigure svg={svg} summary={agesSummary(people)}>
          {table}
        </ChartFigure>
      ) : (
        table
      )}
    </section>
  );
}

/** Communes, and inside each its neighbourhoods. */
export function ByPlace({ people }: { people: PeopleReport }) {
  return (
    <section class="stack">
      <h2>Par commune et quartier</h2>
      <DataTable
        label="Porteurs du pass, par commune et quartier"
        columns={['Commune, quartier', 'Personnes', 'Vues chez un partenaire', 'Jamais vues']}
        rows={people.byCommune.flatMap((commune) => [
          [<strong>{commune.name}</strong>, ...[commune.holders, commune.seen, commune.unseen].map(shownCount)],
          ...commune.areas.map((area) => [
            <span class="inside">{area.name}</span>,
            ...[area.holders, area.seen, area.unseen].map(shownCount),
          ]),
        ])}
        total={['Ensemble', ...[people.holders, people.seen, people.unseen].map(shownCount)]}
      />
      <p class="soft">{smallCellsNote}</p>
    </section>
  );
}

export function ByMonth({ months, svg }: { months: CoveredMonth[]; svg: string }) {
  return (
    <section class="stack">
      <h2>Mois par mois</h2>
      <ChartFigure svg={svg} summary={monthsSummary(months)}>
        <DataTable
          label="Utilisations, remises, partenaires et avantages, mois par mois"
          columns={['Mois', 'Utilisations', 'Remises', 'Partenaires', 'dont utilisés', 'Avantages', 'dont utilisés']}
          rows={months.map((month) => [
            frenchMonth(month.month),
            shownCount(month.uses),
            month.savedCents === null ? 'masqué' : frenchEuros(month.savedCents),
            frenchNumber(month.partners),
            frenchNumber(month.partnersUsed),
            frenchNumber(month.offers),
            frenchNumber(month.offersUsed),
          ])}
        />
      </ChartFigure>
    </section>
  );
}

function agesSummary({ byAge }: PeopleReport): string {
  const most = byAge.filter(({ holders }) => holders !== null).toSorted((a, b) => b.holders! - a.holders!)[0];
  return most
    ? `Le plus de porteurs : ${most.name}, ${counted(most.holders!, 'personne')}.`
    : 'Trop peu de personnes pour un graphique.';
}

function monthsSummary(months: CoveredMonth[]): string {
  const best = months.filter(({ uses }) => uses).toSorted((a, b) => b.uses! - a.uses!)[0];
  return best
    ? `Le mois le plus fort : ${frenchMonth(best.month)}, ${counted(best.uses!, 'utilisation')}.`
    : 'Aucun mois à montrer.';
}
