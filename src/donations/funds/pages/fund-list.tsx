import { frenchDay, frenchEuros } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import type { FundView } from '../fund.query.js';
import { Progress } from './progress.js';
import { Empty } from '../../../kernel/ui/empty.js';

export function FundListPage({ funds }: { funds: FundView[] }) {
  return (
    <div class="stack">
      <div class="row between">
        <h1>Actions</h1>
        <a class="button" href="/ccas/dons/actions/nouvelle">
          <Icon name="plus" /> Ouvrir une action
        </a>
      </div>
      {funds.length === 0 ? (
        <Empty title="Aucune action encore">
          <p>
            Une action dit à quoi servent les dons : un an de bilans auditifs, des paniers repas. Chaque don est affecté
            à une action.
          </p>
        </Empty>
      ) : (
        <ul class="offers">
          {funds.map((fund) => (
            <li class="panel stack tight">
              <h2>
                <a href={`/ccas/dons/actions/${fund.id}`}>{fund.name}</a>
              </h2>
              <p>
                <strong>{frenchEuros(fund.receivedCents)}</strong> reçus sur {frenchEuros(fund.budgetCents)}
              </p>
              <Progress
                partCents={fund.receivedCents}
                wholeCents={fund.budgetCents}
                label={`${fund.name} : part reçue`}
              />
              <p class="soft">
                Dépensé {frenchEuros(fund.spentCents)}, solde {frenchEuros(fund.balanceCents)}
                {fund.inKindCents > 0 && `, en nature ${frenchEuros(fund.inKindCents)}`}.
              </p>
              <p class="soft">
                {fund.isOpen ? 'Collecte ouverte' : 'Collecte close'}, depuis le {frenchDay(fund.startsOn)}
                {fund.endsOn && ` jusqu’au ${frenchDay(fund.endsOn)}`}.
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
