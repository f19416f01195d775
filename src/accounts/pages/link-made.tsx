import { ofName } from '../../kernel/text/of-name.js';
import type { AccountLine } from '../account-directory.query.js';

export type LinkMade = 'invitation' | 'password';

const words = {
  invitation: { ready: 'Invitation prête', sent: 'Invitation envoyée', life: 'sept jours' },
  password: { ready: 'Lien prêt', sent: 'Lien envoyé', life: 'une heure' },
};

interface Props {
  why: LinkMade;
  account: AccountLine;
  /** The link itself, where no mail server is set. */
  url?: string;
}

export function titleOfLinkMade({ why, url }: Pick<Props, 'why' | 'url'>): string {
  return words[why][url === undefined ? 'sent' : 'ready'];
}

/** A link with which somebody chooses their password has just been made. */
export function LinkMadePage({ why, account, url }: Props) {
  const { life } = words[why];
  return (
    <section class="narrow stack">
      <h1>{titleOfLinkMade({ why, url })}</h1>
      {url ? (
        <>
          <div class="notice waiting" role="note">
            <p>
              <strong>Aucun serveur d’envoi n’est réglé.</strong> Remettez vous-même ce lien à {account.name}. Il vaut{' '}
              {life}, sert une seule fois, et ne sera plus affiché.
            </p>
          </div>
          <p class="panel verbatim secret-link">{url}</p>
        </>
      ) : (
        <div class="notice accepted" role="status">
          <p>
            Un courriel part vers <strong>{account.email}</strong>. Son lien vaut {life} et sert une seule fois.
          </p>
        </div>
      )}
      <p class="row">
        <a class="button" href="/ccas/comptes">
          Revenir aux comptes
        </a>
        <a href={`/ccas/comptes/${account.id}`}>Voir le compte {ofName(account.name)}</a>
      </p>
    </section>
  );
}
