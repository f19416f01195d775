import type { ComponentChildren } from 'preact';
import type { Actor } from '../access/actor.js';
import { assetPath } from './assets.js';
import { Icon } from './icon.js';

export interface LayoutOptions {
  title: string;
  /** `console` is denser (16 px); `app` fills the screen without header or footer. */
  kind?: 'public' | 'console' | 'app';
  /** Path of the page, to mark it in the navigation. */
  path?: string;
  /** Browser entry points, as in vite.config.ts. */
  scripts?: string[];
  /** Seconds after which the page asks for itself again, while long work goes on. */
  refreshSeconds?: number;
  /** Web app manifest, for a page that can be installed. */
  manifest?: string;
}

interface Props extends LayoutOptions {
  ccas?: string;
  actor?: Actor;
  formToken?: string;
  children: ComponentChildren;
}

const menus: Record<string, [href: string, label: string][]> = {
  staff: [
    ['/ccas', 'Aujourd’hui'],
    ['/ccas/demandes', 'Demandes'],
    ['/ccas/usagers', 'Usagers'],
    ['/ccas/cartes', 'Cartes'],
    ['/ccas/partenaires', 'Partenaires'],
    ['/ccas/avantages', 'Avantages'],
    ['/ccas/mutuelle', 'Mutuelle'],
    ['/ccas/courriels', 'Courriels'],
  ],
  partner: [
    ['/partenaire', 'Mes avantages'],
    ['/partenaire/scanner', 'Scanner un pass'],
    ['/partenaire/bilan', 'Mes chiffres'],
    ['/partenaire/caisses', 'Mes caisses'],
    ['/partenaire/equipe', 'Mon équipe'],
    ['/partenaire/etablissement', 'Mon établissement'],
  ],
  till: [['/partenaire/scanner', 'Scanner un pass']],
  insurer: [
    ['/espace-mutuelle', 'Mes personnes et permanences'],
    ['/mutuelle', 'La page des habitants'],
  ],
  public: [
    ['/offres', 'Les avantages'],
    ['/demande', 'Demander le pass'],
    ['/mon-pass', 'Mon pass'],
    ['/v', 'Vérifier un pass'],
    ['/mutuelle', 'Mutuelle'],
  ],
};

/** The document around every page. */
export function Layout({
  title,
  kind = 'public',
  path,
  scripts = [],
  refreshSeconds,
  manifest,
  ccas,
  actor,
  formToken,
  children,
}: Props) {
  return (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{ccas ? `${title} – ${ccas}` : title}</title>
        <meta name="color-scheme" content="light dark" />
        {refreshSeconds && <meta name="actualiser" content={String(refreshSeconds)} />}
        <link rel="icon" href={assetPath('src/kernel/ui/styles/icon.svg')} type="image/svg+xml" />
        {manifest && <link rel="manifest" href={manifest} />}
        {manifest && <link rel="apple-touch-icon" href={assetPath('src/kernel/ui/styles/icon-192.png')} />}
        <link rel="stylesheet" href={assetPath('src/kernel/ui/styles/main.css')} />
        {[...scripts, ...(refreshSeconds ? ['src/kernel/ui/browser/refresh.ts'] : [])].map((script) => (
          <script type="module" src={assetPath(script)} />
        ))}
      </head>
      <body class={`kind-${kind}`}>
        {kind === 'app' ? (
          children
        ) : (
          <>
            <a class="skip" href="#contenu">
              Aller au contenu
            </a>
            <Header ccas={ccas} actor={actor} formToken={formToken} path={path} />
            <main id="contenu" tabIndex={-1}>
              {children}
            </main>
            <footer>
              <p>{ccas ?? 'Passerelle'} · Pass senior, un service de votre commune</p>
              {!actor && (
                <p>
                  <a href="/partenaires/rejoindre">Commerçants, opticiens, associations : rejoindre le pass senior</a>
                </p>
              )}
            </footer>
          </>
        )}
      </body>
    </html>
  );
}

function Header({ ccas, actor, formToken, path }: Pick<Props, 'ccas' | 'actor' | 'formToken' | 'path'>) {
  const menu = menus[actor?.kind === 'agent' || actor?.kind === 'manager' ? 'staff' : (actor?.kind ?? 'public')] ?? [];
  return (
    <header class="site">
      <a class="brand" href="/">
        <Icon name="heart-handshake" size={28} />
        <span>
          <strong>{ccas ?? 'Passerelle'}</strong>
          <span>Pass senior</span>
        </span>
      </a>
      <nav aria-label="Principale">
        {menu.map(([href, label]) => (
          <a href={href} aria-current={path === href ? 'page' : undefined}>
            {label}
          </a>
        ))}
        {actor ? (
          <form method="post" action="/deconnexion">
            <input type="hidden" name="jeton" value={formToken} />
            <button class="link">Se déconnecter</button>
          </form>
        ) : (
          <a href="/connexion" aria-current={path === '/connexion' ? 'page' : undefined}>
            Se connecter
          </a>
        )}
      </nav>
    </header>
  );
}
