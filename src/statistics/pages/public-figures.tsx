import { shownCount } from '../../kernel/privacy/small-cells.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { PeopleReport } from '../covered-people.js';
import type { CoveredMonth } from '../months-report.query.js';
import { type Column, monthColumns, passColumns } from '../open-data.js';
import { ByAge, ByMonth, ByPlace } from './people-tables.js';

interface Props {
  people: PeopleReport;
  months: CoveredMonth[];
  agesSvg: string;
  monthsSvg: string;
}

/** For everyone, and for whoever wants to count with them. */
export function PublicFiguresPage({ people, months, agesSvg, monthsSvg }: Props) {
  return (
    <div class="stack">
      <h1>Le pass senior en chiffres</h1>
      <p class="lead">
        {people.holders === null
          ? 'Trop peu de personnes ont encore le pass pour publier des chiffres.'
          : `Le ${frenchDay(people.on)}, au moins ${shownCount(people.holders)} personnes ont un pass en cours.`}
      </p>
      <p>
        Pour que personne ne soit reconnu, les nombres de personnes sont arrondis à la cinquaine en dessous, et un
        nombre de moins de cinq n’est jamais montré.
      </p>
      <ByMonth months={months} svg={monthsSvg} />
      <ByAge people={people} svg={agesSvg} />
      <ByPlace people={people} />
      <section class="panel stack">
        <h2>Données ouvertes</h2>
        <p>
          Deux fichiers, en UTF-8, séparés par des points-virgules, sous{' '}
          <a href="https://www.etalab.gouv.fr/licence-ouverte-open-licence/">Licence Ouverte 2.0</a> : vous pouvez les
          réutiliser en citant le CCAS et la date.
        </p>
        <Columns title="Personnes" href="/statistiques/pass.csv" columns={passColumns} />
        <Columns title="Mois par mois" href="/statistiques/mois.csv" columns={monthColumns} />
      </section>
    </div>
  );
}

function Columns({ title, href, columns }: { title: string; href: string; columns: Column[] }) {
  return (
    <div class="stack tight">
      <p>
        <a class="button quiet" href={href}>
          <Icon name="download" /> {title} (CSV)
        </a>
      </p>
      <details>
        <summary>Colonnes du fichier « {title} »</summary>
        <dl class="facts">
          {columns.map(({ name, means }) => (
            <div>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{means}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
