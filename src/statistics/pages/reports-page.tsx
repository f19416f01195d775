import { shownCount } from '../../kernel/privacy/small-cells.js';
import { frenchDay, frenchEuros, frenchNumber } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { PeopleReport } from '../covered-people.js';
import type { MonthOfUses } from '../months-report.query.js';
import type { ReportPeriod } from '../report-period.js';
import { ByAge, ByMonth, ByPlace } from './people-tables.js';
import { PeriodChoice } from './report-parts.js';

interface Props {
  period: ReportPeriod;
  today: string;
  people: PeopleReport;
  months: MonthOfUses[];
  agesSvg: string;
  monthsSvg: string;
  /** Years there may be something to say of, the latest first. */
  years: number[];
}

/** What the pass does for people: who has it, who uses it, and who has not been seen. */
export function ReportsPage({ period, today, people, months, agesSvg, monthsSvg, years }: Props) {
  const uses = months.reduce((sum, month) => sum + month.uses, 0);
  const savedCents = months.reduce((sum, month) => sum + month.savedCents, 0);
  const address = `du=${period.from.toString()}&au=${period.to.toString()}`;
  return (
    <div class="stack">
      <h1>Bilans</h1>
      <section class="stack">
        <h2>Aujourd’hui, {frenchDay(today)}</h2>
        <dl class="facts totals">
          <Figure name="Ont un pass en cours" value={shownCount(people.holders)} />
          <Figure name="Vus chez un partenaire" value={shownCount(people.seen)} />
          <Figure name="Jamais vus" value={shownCount(people.unseen)} />
          <Figure name="Suspendus" value={shownCount(people.suspended)} />
          <Figure name="Expirés" value={shownCount(people.expired)} />
          <Figure name="Retirés" value={shownCount(people.revoked)} />
        </dl>
        <div class="notice">
          <p>
            <strong>De 75 ans et plus, jamais vus chez un partenaire : {shownCount(people.olderUnseen)}.</strong>{' '}
            <a href="/ccas/bilans/jamais-vus">Voir la liste pour les appeler</a>
          </p>
        </div>
      </section>
      <ByAge people={people} svg={agesSvg} />
      <ByPlace people={people} />
      <p class="row">
        <a class="button quiet" href="/ccas/bilans/pass.csv">
          <Icon name="download" /> Personnes, tableur (CSV)
        </a>
        <a class="button quiet" href="/ccas/reglages/quartiers">
          <Icon name="map" /> Dessiner les quartiers
        </a>
      </p>
      <section class="stack">
        <h2>Sur une période</h2>
        <PeriodChoice action="/ccas/bilans" period={period} today={today} />
        <dl class="facts totals">
          <Figure name="Utilisations" value={frenchNumber(uses)} />
          <Figure name="Remises accordées" value={frenchEuros(savedCents)} />
        </dl>
      </section>
      <ByMonth months={months} svg={monthsSvg} />
      <p class="row">
        <a class="button quiet" href={`/ccas/bilans/mois.csv?${address}`}>
          <Icon name="download" /> Mois par mois, tableur (CSV)
        </a>
        <a class="button quiet" href={`/ccas/bilan-partenaires?${address}`}>
          <Icon name="store" /> Partenaire par partenaire
        </a>
      </p>
      <section class="panel stack">
        <h2>Pour le conseil d’administration</h2>
        <p>Le bilan de l’année, à imprimer : l’essentiel, mois par mois, qui et où.</p>
        <p class="row">
          {years.map((year) => (
            <a class="button quiet" href={`/ccas/bilans/annuel.pdf?annee=${year}`}>
              <Icon name="printer" /> {year} (PDF)
            </a>
          ))}
        </p>
        <p class="soft">
          Les chiffres ouverts à tous sont sur <a href="/statistiques">Statistiques</a>.
        </p>
      </section>
    </div>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
