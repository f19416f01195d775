import { DataTable } from '../../kernel/ui/data-table.js';
import { frenchEuros, frenchNumber } from '../../kernel/ui/french.js';
import type { LateRefusal, RefusalsOfReason } from '../refusals-report.query.js';
import type { Bar, ReportPeriod } from '../report-period.js';
import type { UsesReport } from '../uses-report.query.js';
import { LateRefusals, PeriodChoice, RefusalsByReason, Totals, UsesByDay } from './report-parts.js';
import { Empty } from '../../kernel/ui/empty.js';

interface Props {
  period: ReportPeriod;
  today: string;
  report: UsesReport;
  bars: Bar[];
  /** The bars, drawn. */
  svg: string;
  reasons: RefusalsOfReason[];
  late: LateRefusal[];
}

/** What the pass brought to a partner. No person appears. */
export function PartnerReportPage({ period, today, report, bars, svg, reasons, late }: Props) {
  const address = `du=${period.from.toString()}&au=${period.to.toString()}`;
  return (
    <div class="stack">
      <div class="stack tight">
        <h1>Mes chiffres</h1>
        <p class="lead soft">Ce que le pass vous a apporté. Aucune personne n’y figure.</p>
      </div>
      <PeriodChoice action="/partenaire/bilan" period={period} today={today} />
      {report.uses === 0 ? (
        <Empty title="Aucune utilisation sur ces jours">
          <p>Les passages apparaissent ici dès qu’une caisse les a notés. Une affichette au comptoir aide beaucoup.</p>
        </Empty>
      ) : (
        <>
          <Totals {...report} csvHref={`/partenaire/bilan.csv?${address}`} />
          <UsesByDay bars={bars} svg={svg} />
          <section class="stack">
            <h2>Avantage par avantage</h2>
            <DataTable
              label="Avantage par avantage"
              columns={['Avantage', 'Utilisations', 'Remises']}
              rows={report.byOffer.map(({ offerId, title, uses, savedCents }) => [
                <a href={`/partenaire/avantages/${offerId}`}>{title}</a>,
                frenchNumber(uses),
                frenchEuros(savedCents),
              ])}
            />
          </section>
        </>
      )}
      <RefusalsByReason reasons={reasons} empty="Aucun passage refusé sur ces jours." />
      <LateRefusals late={late} isOfOne />
    </div>
  );
}
