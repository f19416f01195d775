import { smallCellsNote } from '../../../kernel/privacy/small-cells.js';
import { DataTable } from '../../../kernel/ui/data-table.js';
import { frenchEuros, frenchNumber } from '../../../kernel/ui/french.js';
import type { DonationReport } from '../donation-report.query.js';
import { Empty } from '../../../kernel/ui/empty.js';

/** What donations did, fund by fund, for anyone. */
export function PublicReportPage({ report }: { report: DonationReport }) {
  const shown = (cents: number | null) => (cents === null ? 'masqué' : frenchEuros(cents));
  const people = (count: number | null) => (count === null ? 'masqué' : frenchNumber(count));
  return (
    <div class="stack">
      <div class="stack tight">
        <p>
          <a href="/dons">Donner au CCAS</a>
        </p>
        <h1>Ce que les dons ont permis</h1>
      </div>
      {report.funds.length === 0 ? (
        <Empty title="Rien à montrer encore">
          <p>Les premières actions payées par des dons seront ici.</p>
        </Empty>
      ) : (
        <>
          {report.funds.map((fund) => (
            <section class="panel stack tight">
              <h2>{fund.name}</h2>
              <p>{fund.purpose}</p>
              {fund.offer && (
                <p>
                  Ces dons paient « {fund.offer.title} » chez {fund.offer.partnerName}
                  {fund.usedBy === 0
                    ? '.'
                    : fund.usedBy === null
                      ? ' : quelques personnes en ont profité.'
                      : ` : ${frenchNumber(fund.usedBy)} personnes en ont profité.`}
                </p>
              )}
            </section>
          ))}
          <DataTable
            label="Les actions en chiffres"
            columns={['Action', 'À réunir', 'Reçu en argent', 'Biens, compétences', 'Dépensé', 'Donateurs']}
            rows={report.funds.map((fund) => [
              fund.name,
              frenchEuros(fund.budgetCents),
              shown(fund.receivedCents),
              shown(fund.inKindCents),
              frenchEuros(fund.spentCents),
              people(fund.donors),
            ])}
          />
          <p class="soft">{smallCellsNote}</p>
        </>
      )}
    </div>
  );
}
