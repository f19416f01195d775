import { frenchDay } from '../../kernel/ui/french.js';
import type { LawPeriod, LawTable } from '../law-table.js';
import { holding } from '../law-tables.js';

interface Props {
  rows: { table: LawTable; periods: LawPeriod[] }[];
  /** Those that hold today are left out. */
  onlyOutdated: boolean;
  today: string;
  canChange: boolean;
}

export function LawTablesPage({ rows, onlyOutdated, today, canChange }: Props) {
  return (
    <div class="stack narrow">
      <div class="stack tight">
        <p>
          <a href="/ccas/reglages">Réglages</a>
        </p>
        <h1>Barèmes de la loi</h1>
        <p class="soft">Plafonds et taux, avec leurs dates et leur source.</p>
      </div>
      {!canChange && (
        <div class="notice">
          <p>Vous pouvez lire ces réglages. Pour les changer, demandez à un responsable du CCAS.</p>
        </div>
      )}
      <p>La loi les change chaque année. Quand un barème n’est plus à jour, le logiciel le dit et ne devine rien.</p>
      {onlyOutdated && (
        <p>
          {rows.length === 0 ? 'Tous sont à jour.' : 'Seuls ceux qui ne sont plus à jour sont montrés.'}{' '}
          <a href="/ccas/reglages/baremes">Voir tous les barèmes</a>
        </p>
      )}
      <ul class="entries">
        {rows.map(({ table, periods }) => (
          <li>
            <div>
              <p>
                <a href={`/ccas/reglages/baremes/${table.name}`}>
                  <strong>{table.title}</strong>
                </a>
              </p>
              <p class="soft">{table.purpose}</p>
            </div>
            <StateBadge now={holding(periods, today)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function StateBadge({ now }: { now: LawPeriod | undefined }) {
  if (!now) return <span class="badge waiting">N’est plus à jour</span>;
  return (
    <span class="badge accepted">
      {now.validThrough === null ? 'À jour' : `À jour jusqu’au ${frenchDay(now.validThrough)}`}
    </span>
  );
}
