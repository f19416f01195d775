import { csvEuros, csvOf } from '../kernel/http/csv.js';
import type { PeopleReport } from './covered-people.js';
import type { CoveredMonth } from './months-report.query.js';

/** A column of the open data, as its description says it. */
export interface Column {
  name: string;
  means: string;
}

export const passColumns: Column[] = [
  { name: 'jour', means: 'Jour du compte, AAAA-MM-JJ.' },
  { name: 'dimension', means: '« age », « commune » ou « quartier » (ou code postal).' },
  { name: 'code', means: 'Code INSEE de la commune ; vide pour un âge.' },
  { name: 'valeur', means: 'Tranche d’âge, nom de la commune ou du quartier.' },
  {
    name: 'porteurs',
    means: 'Personnes qui ont un pass en cours. Vide : moins de cinq, ou ce qui permettrait de le retrouver.',
  },
  {
    name: 'vus',
    means: 'Parmi elles, celles qui l’ont montré au moins une fois chez un partenaire. Vide pour un âge.',
  },
];

export const monthColumns: Column[] = [
  { name: 'mois', means: 'AAAA-MM.' },
  { name: 'utilisations', means: 'Avantages accordés ; vide pour un mois qui en a moins de cinq.' },
  { name: 'remises_euros', means: 'Total des remises, en euros ; vide dans les mêmes cas.' },
  { name: 'partenaires_actifs', means: 'Partenaires chez qui le pass a servi.' },
  { name: 'partenaires', means: 'Partenaires à la fin du mois.' },
  { name: 'avantages_actifs', means: 'Avantages qui ont servi.' },
  { name: 'avantages', means: 'Avantages en ligne à la fin du mois.' },
];

const header = (columns: Column[]) => columns.map(({ name }) => name);
const cell = (value: number | null): string | number => value ?? '';

export function passCsv(report: PeopleReport): string {
  return csvOf(header(passColumns), [
    ...report.byAge.map(({ name, holders }) => [report.on, 'age', '', name, cell(holders), '']),
    ...report.byCommune.flatMap(({ code, name, holders, seen, areas }) => [
      [report.on, 'commune', code, name, cell(holders), cell(seen)],
      ...areas.map((area) => [report.on, 'quartier', code, area.name, cell(area.holders), cell(area.seen)]),
    ]),
  ]);
}

export function monthsCsv(months: CoveredMonth[]): string {
  return csvOf(
    header(monthColumns),
    months.map(({ month, uses, savedCents, partnersUsed, partners, offersUsed, offers }) => [
      month,
      cell(uses),
      savedCents === null ? '' : csvEuros(savedCents),
      partnersUsed,
      partners,
      offersUsed,
      offers,
    ]),
  );
}
