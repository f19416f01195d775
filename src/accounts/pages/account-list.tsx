import { frenchMoment } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import type { AccountLine } from '../account-directory.query.js';
import { roleLabels } from '../account-words.js';
import { Empty } from '../../kernel/ui/empty.js';
import { List } from '../../kernel/ui/list.js';

interface Props {
  accounts: AccountLine[];
  ownId?: string;
}

export function AccountListPage({ accounts, ownId }: Props) {
  const open = accounts.filter(({ state }) => state !== 'closed');
  const closed = accounts.filter(({ state }) => state === 'closed');
  return (
    <div class="stack">
      <div class="row between">
        <h1>Comptes</h1>
        <p class="row">
          <a class="button quiet" href="/ccas/jetons">
            Jetons de l’API
          </a>
          <a class="button" href="/ccas/comptes/nouveau">
            <Icon name="user-plus" size={20} />
            Inviter une personne
          </a>
        </p>
      </div>
      {open.length > 0 ? (
        <AccountTable accounts={open} ownId={ownId} label="Comptes ouverts" />
      ) : (
        <Empty title="Aucun compte ouvert">
          <p>Invitez une personne : elle choisira elle-même son mot de passe.</p>
        </Empty>
      )}
      {closed.length > 0 && (
        <details class="panel">
          <summary>Comptes fermés ({closed.length})</summary>
          <AccountTable accounts={closed} label="Comptes fermés" />
        </details>
      )}
    </div>
  );
}

function AccountTable({ accounts, ownId, label }: Props & { label: string }) {
  return (
    <List
      label={label}
      rows={accounts}
      columns={[
        {
          head: 'Nom',
          cell: ({ id, name, email }) => (
            <>
              <a href={`/ccas/comptes/${id}`}>
                <strong>{name}</strong>
              </a>
              {id === ownId && ' (vous)'}
              <br />
              <span class="soft">{email}</span>
            </>
          ),
        },
        { head: 'Rôle', cell: ({ kind }) => roleLabels[kind] },
        { head: 'Connexion', cell: (account) => <EntryBadges account={account} /> },
        {
          head: 'Vu·e pour la dernière fois',
          cell: ({ lastSeenAt }) => (lastSeenAt ? frenchMoment(instantOf(lastSeenAt)) : 'Jamais'),
        },
      ]}
    />
  );
}

/** How somebody comes in. */
export function EntryBadges({ account }: { account: AccountLine }) {
  if (account.state === 'closed') return <Badge look="refused" icon="octagon-x" text="Fermé" />;
  if (account.state === 'invited') return <Badge look="waiting" icon="hourglass" text="Invitation envoyée" />;
  return (
    <span class="row">
      {account.hasTotp && <Badge look="accepted" icon="shield-check" text="Double vérification" />}
      {account.usesProvider && <Badge look="" icon="badge-check" text="ProConnect" />}
      {!account.hasTotp && !account.usesProvider && (
        <Badge
          look={account.kind === 'manager' ? 'waiting' : ''}
          icon="key-round"
          text={account.kind === 'manager' ? 'Double vérification à régler' : 'Mot de passe'}
        />
      )}
    </span>
  );
}

function Badge({ look, icon, text }: { look: string; icon: string; text: string }) {
  return (
    <span class={`badge ${look}`}>
      <Icon name={icon} size={16} />
      {text}
    </span>
  );
}
