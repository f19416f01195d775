import type { AccountLine } from '../account-directory.query.js';

interface Props {
  account: AccountLine;
  /** The link itself, where no mail server is set. */
  url?: string;
}

export function InvitedPage({ account, url }: Props) {
  return (
    <section class="narrow stack">
      <h1>Invitation {url ? 'prête' : 'envoyée'}</h1>
      {url ? (
        <>
          <div class="notice waiting" role="note">
            <p>
              <strong>Aucun serveur d’envoi n’est réglé.</strong> Remettez vous-même ce lien à {account.name}. Il vaut
              sept jours, sert une seule fois, et ne sera plus affiché.
            </p>
          </div>
          <p class="panel verbatim secret-link">{url}</p>
        </>
      ) : (
        <div class="notice accepted" role="status">
          <p>
            Un courriel part vers <strong>{account.email}</strong>. Son lien vaut sept jours et sert une seule fois.
          </p>
        </div>
      )}
      <p class="row">
        <a class="button" href="/ccas/comptes">
          Revenir aux comptes
        </a>
        <a href={`/ccas/comptes/${account.id}`}>Voir le compte de {account.name}</a>
      </p>
    </section>
  );
}
