import { frenchMoment, frenchNumber } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import type { AccountLine } from '../account-directory.query.js';
import { entryWords, roleLabels } from '../account-words.js';
import { Empty } from '../../kernel/ui/empty.js';
import type { Listed } from '../../kernel/listing/listed.js';
import { Listing } from '../../kernel/listing/listing.js';
import type { AccountListRequest } from '../account-list-request.js';

interface Props {
  list: Listed<AccountLine, AccountListRequest>;
  /** How many are closed. */
  closed: number;
  ownId?: string;
}

export function AccountListPage({ list, closed, ownId }: Props) {
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
      <Listing
        list={list}
        path="/ccas/comptes"
        label="Comptes"
        words={['compte', 'comptes']}
        csv="/ccas/comptes.csv"
        columns={[
          {
            head: 'Nom',
            sort: 'nom',
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
          { head: 'Rôle', sort: 'role', cell: ({ kind }) => roleLabels[kind] },
          { head: 'Connexion', cell: (account) => <EntryBadges account={account} /> },
          {
            head: 'Vu·e pour la dernière fois',
            sort: 'vu',
            isSpare: true,
            cell: ({ lastSeenAt }) => (lastSeenAt ? frenchMoment(instantOf(lastSeenAt)) : 'Jamais'),
          },
        ]}
        empty={(isNarrowed) => (
          <Empty title={isNarrowed ? 'Aucun compte pour ce choix' : 'Aucun compte ouvert'}>
            <p>Invitez une personne : elle choisira elle-même son mot de passe.</p>
          </Empty>
        )}
      />
      {closed > 0 && list.request.state !== 'fermes' && (
        <p>
          <a href="/ccas/comptes?etat=fermes">Comptes fermés ({frenchNumber(closed)})</a>
        </p>
      )}
    </div>
  );
}

const entryLooks: Record<string, [look: string, icon: string]> = {
  Fermé: ['refused', 'octagon-x'],
  'Invitation envoyée': ['waiting', 'hourglass'],
  'Double vérification': ['accepted', 'shield-check'],
  ProConnect: ['', 'badge-check'],
  'Double vérification à régler': ['waiting', 'key-round'],
  'Mot de passe': ['', 'key-round'],
};

/** How somebody comes in. */
export function EntryBadges({ account }: { account: AccountLine }) {
  return (
    <span class="row">
      {entryWords(account).map((text) => (
        <Badge look={entryLooks[text]![0]} icon={entryLooks[text]![1]} text={text} />
      ))}
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
