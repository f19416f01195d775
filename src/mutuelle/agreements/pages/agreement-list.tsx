import { frenchDay } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import { agreementStatusLabels } from '../agreement-dates.js';
import type { AgreementRow } from '../agreement.query.js';
import { Empty } from '../../../kernel/ui/empty.js';

const base = '/ccas/mutuelle/conventions';

export function AgreementBadge({ status }: { status: AgreementRow['status'] }) {
  const look = { in_force: 'accepted', over: 'waiting', draft: 'waiting', coming: '' }[status];
  return <span class={`badge ${look}`}>{agreementStatusLabels[status]}</span>;
}

export function AgreementListPage({ agreements }: { agreements: AgreementRow[] }) {
  return (
    <div class="stack">
      <p>
        <a href="/ccas/mutuelle">Mutuelle</a>
      </p>
      <div class="row between">
        <h1>Conventions</h1>
        <a class="button" href={`${base}/nouvelle`}>
          <Icon name="plus" /> Nouvelle convention
        </a>
      </div>
      {agreements.length === 0 ? (
        <Empty>
          <p>Aucune convention encore. Écrivez celle qui est signée, ou lancez d’abord un appel à partenaires.</p>
        </Empty>
      ) : (
        <ul class="entries">
          {agreements.map((agreement) => (
            <li>
              <div>
                <p>
                  <a href={`${base}/${agreement.id}`}>
                    <strong>{agreement.insurerName}</strong>
                  </a>{' '}
                  <AgreementBadge status={agreement.status} />
                </p>
                <p class="soft">
                  Du {frenchDay(agreement.startsOn)} au {frenchDay(agreement.endsOn)}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
