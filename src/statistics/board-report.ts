import type { Report, ReportBlock } from '../kernel/print/report.js';
import { shownCount, smallCellsNote } from '../kernel/privacy/small-cells.js';
import { frenchDay, frenchEuros, frenchMonth, frenchNumber } from '../kernel/ui/french.js';
import type { PeopleReport } from './covered-people.js';
import type { CoveredMonths } from './months-report.query.js';

interface Content {
  sender: string;
  year: number;
  /** The last day counted, ISO. */
  through: string;
  people: PeopleReport;
  /** Of the year. */
  figures: CoveredMonths;
}

/** The year on paper, for the board. */
export function boardReport({ sender, year, through, people, figures }: Content): Report {
  const isOver = through === `${year}-12-31`;
  return {
    sender,
    title: `Le pass senior en ${year}`,
    subtitle: isOver
      ? 'Bilan pour le conseil d’administration'
      : `Bilan pour le conseil d’administration, arrêté au ${frenchDay(through)}`,
    body: [
      { heading: 'L’essentiel' },
      {
        facts: [
          [`Personnes qui ont un pass, le ${frenchDay(people.on)}`, shownCount(people.holders)],
          ['Dont vues chez un partenaire', shownCount(people.seen)],
          ['Dont jamais vues', shownCount(people.unseen)],
          ['Dont jamais vues, de 75 ans et plus', shownCount(people.olderUnseen)],
          ['Utilisations dans l’année', shownCount(figures.uses)],
          ['Remises accordées', figures.savedCents === null ? 'masqué' : frenchEuros(figures.savedCents)],
        ],
      },
      { heading: 'Mois par mois' },
      {
        table: {
          columns: ['Mois', 'Utilisations', 'Remises', 'Partenaires', 'Avantages'],
          rows: figures.months.map((month) => [
            frenchMonth(month.month),
            shownCount(month.uses),
            month.savedCents === null ? 'masqué' : frenchEuros(month.savedCents),
            frenchNumber(month.partners),
            frenchNumber(month.offers),
          ]),
        },
      },
      { heading: 'Qui a le pass' },
      table(
        ['Âge', 'Personnes'],
        people.byAge.map(({ name, holders }) => [name, shownCount(holders)]),
      ),
      { heading: 'Où' },
      table(
        ['Commune, quartier', 'Personnes', 'Vues', 'Jamais vues'],
        people.byCommune.flatMap((commune) => [
          [commune.name, ...splitWords(commune)],
          ...commune.areas.map((area) => [`– ${area.name}`, ...splitWords(area)]),
        ]),
      ),
      smallCellsNote,
      'Une personne est « vue » quand son pass a été présenté au moins une fois chez un partenaire, depuis qu’elle l’a.',
    ],
  };
}

function table(columns: string[], rows: string[][]): ReportBlock {
  return rows.length === 0 ? 'Personne n’a de pass en cours.' : { table: { columns, rows } };
}

function splitWords({ holders, seen, unseen }: Pick<PeopleReport['byCommune'][number], 'holders' | 'seen' | 'unseen'>) {
  return [holders, seen, unseen].map(shownCount);
}
