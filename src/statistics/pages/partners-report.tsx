import type { Listed } from '../../kernel/listing/listed.js';
import { DataTable } from '../../kernel/ui/data-table.js';
import { frenchEuros, frenchNumber } from '../../kernel/ui/french.js';
import type { LateRefusal, RefusalsOfReason } from '../refusals-report.query.js';
import type { Bar, ReportPeriod } from '../report-period.js';
import type { SilentPartner } from '../silent-partners.query.js';
import type { UsesOfPartner, UsesReport } from '../uses-report.query.js';
import { LateRefusals, PeriodChoice, RefusalsByReason, Totals, UsesByDay } from './report-parts.js';
import { SilentPartners } from './silent-partners.js';
import { Empty } from '../../kernel/ui/empty.js';

interface Props {
  period: ReportPeriod;
  today: string;
  report: UsesReport;
  partners: UsesOfPartner[];
  bars: Bar[];
  /** The bars, drawn. */
  svg: string;
  reasons: RefusalsOfReason[];
  late: LateRefusal[];
  silent: Listed<SilentPartner>;
}

/** What the pass brought over all partners, and who has not seen it. */
export function PartnersReportPage({ period, today, report, partners, bars, svg, reasons, late, silent }: Props) {
  const address = `du=${period.from.toString()}&au=${period.to.toString()}`;
  return (
    <div class="stack">
      <div class="stack tight">
        <p>
          <a href="/ccas/partenaires">Partenaires</a>
        </p>
        <h1>Bilan des partenaires</h1>
      </div>
      <PeriodChoice action="/ccas/bilan-partenaires" period={period} today={today} />
      {report.uses === 0 ? (
        <Empty title="Aucune utilisation sur ces jours">
          <p>Choisissez une autre période, ou appelez les partenaires ci-dessous.</p>
        </Empty>
      ) : (
        <>
          <Totals {...report} csvHref={`/ccas/bilan-partenaires.csv?${address}`} />
          <UsesByDay bars={bars} svg={svg} />
          <section class="stack">
            <h2>Partenaire par partenaire</h2>
            <DataTable
              label="Partenaire par partenaire"
              columns={['Partenaire', 'Utilisations', 'Remises']}
              rows={partners.map(({ partnerId, partnerName, uses, savedCents }) => [
                <a href={`/ccas/partenaires/${partnerId}`}>{partnerName}</a>,
                frenchNumber(uses),
                frenchEuros(savedCents),
              ])}
            />
          </section>
        </>
      )}
      <SilentPartners list={silent} hasUses={report.uses > 0} />
      <RefusalsByReason reasons={reasons} empty="Aucun refus sur ces jours." />
      <LateRefusals late={late} />
    </div>
  );
}
