import { holding, type LawPeriod, type LawTable } from '../../kernel/law/law-tables.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { SettingsFrame } from './settings-frame.js';

interface Props {
  rows: { table: LawTable; periods: LawPeriod[] }[];
  /** Those that hold today are left out. */
  onlyOutdated: boolean;
  today: string;
  canChange: boolean;
}

export function LawTablesPage({ rows, onlyOutdated, today, canChange }: Props) {
  return (
    <SettingsFrame name="baremes" canChange={canChange}>
      <p>La loi les change chaque année. Quand un barème n’est plus à jour, le logiciel le dit et ne devine rien.</p>
      {onlyOutdated && (
        <p>
          {rows.length === 0 ? 'Tous sont à jour.' : 'Seuls ceux qui ne sont plus à jour sont montrés.'}{' '}
          <a href="/ccas/reglages/baremes">Voir tous les barèmes</a>
        </p>
      )}
      <ul class="entries">
        {rows.map(({ table, periods }) => {
          const now = holding(periods, today);
          return (
            <li>
              <div>
                <p>
                  <a href={table.own?.href ?? `/ccas/reglages/baremes/${table.name}`}>
                    <strong>{table.title}</strong>
                  </a>
                </p>
                <p class="soft">{table.purpose}</p>
              </div>
              {now ? (
                <span class="badge accepted">À jour jusqu’au {frenchDay(now.validThrough)}</span>
              ) : (
                <span class="badge waiting">N’est plus à jour</span>
              )}
            </li>
          );
        })}
      </ul>
    </SettingsFrame>
  );
}
