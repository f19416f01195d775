import type { FormValues } from '../../kernel/http/input.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { LawPeriod, LawTable } from '../law-table.js';
import { holding } from '../law-tables.js';
import { LawPeriodForm } from './law-period-form.js';
import { LawPeriodPanel } from './law-period-panel.js';

interface Props {
  token: string;
  table: LawTable;
  periods: LawPeriod[];
  today: string;
  canChange: boolean;
  isSaved: boolean;
  /** What else must be known of the figures in force. */
  warning?: { title: string; detail: string };
  /** What the form begins with. */
  begun: FormValues;
  /** The period of a manager that is being corrected; none: a new one. */
  corrected?: string;
  values: FormValues;
  refusal?: Refusal;
}

/** The law is data: each period has its days and its source, and the page says when the last one has run out. */
export function LawTablePage(props: Props) {
  const { token, table, periods, today, canChange, isSaved, warning, begun, corrected, values, refusal } = props;
  const now = holding(periods, today);
  return (
    <div class="stack narrow">
      <div class="stack tight">
        <p>
          <a href="/ccas/reglages/baremes">Barèmes de la loi</a>
        </p>
        <h1>{table.title}</h1>
        <p class="soft">{table.purpose}</p>
      </div>
      {isSaved && (
        <div class="notice accepted" role="status">
          <p>
            <strong>C’est enregistré.</strong>
          </p>
        </div>
      )}
      {!now && (
        <div class="notice waiting">
          <p>
            <strong>Aucune valeur pour aujourd’hui.</strong> {table.onceOutdated && `${table.onceOutdated} `}
            {canChange ? 'Ajoutez celles qui sont en vigueur, ci-dessous.' : 'Prévenez un responsable du CCAS.'}
          </p>
        </div>
      )}
      {warning && (
        <div class="notice waiting">
          <p>
            <strong>{warning.title}</strong> {warning.detail}
          </p>
        </div>
      )}
      {periods.map((period) => (
        <LawPeriodPanel table={table} period={period} isInForce={period === now} token={token} canChange={canChange} />
      ))}
      {canChange && (
        <LawPeriodForm
          table={table}
          corrected={corrected}
          values={refusal ? values : begun}
          token={token}
          refusal={refusal}
        />
      )}
    </div>
  );
}
