import { Temporal } from 'temporal-polyfill';
import { ChartFigure } from '../../kernel/charts/chart-figure.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import { DataTable } from '../../kernel/ui/data-table.js';
import { counted, frenchDay, frenchEuros, frenchMoment, frenchMonth, frenchNumber } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { verdictSentences } from '../../redemptions/verdict-sentences.js';
import { MOST_LATE } from '../most-late.js';
import type { LateRefusal, RefusalsOfReason } from '../refusals-report.query.js';
import type { Bar, ReportPeriod } from '../report-period.js';

interface ChoiceProps {
  action: string;
  period: ReportPeriod;
  today: string;
}

/** Which days; the choice stands in the address. */
export function PeriodChoice({ action, period, today }: ChoiceProps) {
  const now = Temporal.PlainDate.from(today);
  const ready: [string, Temporal.PlainDate][] = [
    ['30 jours', now.subtract({ days: 29 })],
    ['Ce mois-ci', now.with({ day: 1 })],
    ['12 mois', now.subtract({ years: 1 }).add({ days: 1 })],
  ];
  return (
    <div class="row between">
      <nav class="row" aria-label="Périodes toutes prêtes">
        {ready.map(([label, from]) => (
          <a
            class="button quiet"
            href={`${action}?du=${from.toString()}&au=${today}`}
            aria-current={period.from.equals(from) && period.to.equals(now) ? 'page' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      <form class="row" action={action}>
        <div class="field">
          <label for="champ-du">Du</label>
          <input id="champ-du" type="date" name="du" value={period.from.toString()} max={today} />
        </div>
        <div class="field">
          <label for="champ-au">Au</label>
          <input id="champ-au" type="date" name="au" value={period.to.toString()} max={today} />
        </div>
        <button class="quiet">Voir</button>
      </form>
    </div>
  );
}

interface TotalProps {
  uses: number;
  savedCents: number;
  csvHref: string;
}

export function Totals({ uses, savedCents, csvHref }: TotalProps) {
  return (
    <div class="row between">
      <dl class="facts totals">
        <div>
          <dt>Utilisations</dt>
          <dd>{frenchNumber(uses)}</dd>
        </div>
        <div>
          <dt>Remises accordées</dt>
          <dd>{frenchEuros(savedCents)}</dd>
        </div>
      </dl>
      <a class="button quiet" href={csvHref}>
        <Icon name="download" /> Tableur (CSV)
      </a>
    </div>
  );
}

/** The drawing, and the same in a table for whoever does not see it. */
export function UsesByDay({ bars, svg }: { bars: Bar[]; svg: string }) {
  const isByMonth = bars[0]?.key.length === 7;
  const used = bars.filter((bar) => bar.uses > 0);
  return (
    <section class="stack">
      <h2>{isByMonth ? 'Mois par mois' : 'Jour par jour'}</h2>
      <ChartFigure svg={svg} summary={summary(bars)}>
        <DataTable
          label="Utilisations, en tableau"
          columns={[isByMonth ? 'Mois' : 'Jour', 'Utilisations']}
          rows={used.map(({ key, uses }) => [barWords(key), frenchNumber(uses)])}
        />
      </ChartFigure>
    </section>
  );
}

export function RefusalsByReason({ reasons, empty }: { reasons: RefusalsOfReason[]; empty: string }) {
  return (
    <section class="stack">
      <h2>Refus, par raison</h2>
      {reasons.length === 0 ? (
        <p class="soft">{empty}</p>
      ) : (
        <DataTable
          label="Refus, par raison"
          columns={['Raison', 'Refus']}
          rows={reasons.map(({ verdict, refusals }) => [verdictSentences[verdict].why, frenchNumber(refusals)])}
        />
      )}
    </section>
  );
}

export function LateRefusals({ late, isOfOne }: { late: LateRefusal[]; isOfOne?: boolean }) {
  return late.length === 0 ? null : (
    <section class="stack">
      <h2>Passages hors réseau, refusés à l’envoi</h2>
      <p>
        La caisse les avait notés sans réseau ; le registre ne les a pas acceptés. Ils ne comptent pas, et rien n’est
        demandé {isOfOne ? 'à vous ni ' : ''}à la personne.
        {late.length === MOST_LATE &&
          ` Les ${MOST_LATE} derniers sont ici : choisissez moins de jours pour les autres.`}
      </p>
      <ul class="entries">
        {late.map(({ verdict, refusedAt, offerTitle, partnerName }) => (
          <li>
            <div>
              <p>
                <strong>{verdictSentences[verdict].why}</strong>
              </p>
              <p class="soft">
                {[frenchMoment(instantOf(refusedAt)), offerTitle, !isOfOne && partnerName].filter(Boolean).join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function barWords(key: string): string {
  return key.length === 7 ? frenchMonth(key) : frenchDay(key);
}

function summary(bars: Bar[]): string {
  const best = bars.toSorted((a, b) => b.uses - a.uses)[0];
  if (!best || best.uses === 0) return 'Aucune utilisation sur la période.';
  const total = bars.reduce((sum, bar) => sum + bar.uses, 0);
  return `${counted(total, 'utilisation')} en tout ; le plus : ${frenchNumber(best.uses)}, ${barWords(best.key)}.`;
}
