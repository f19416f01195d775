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
  logoId?: string | null;
  coloursKey?: string | null;
  actor?: Actor;
  formToken?: string;
  children: ComponentChildren;
}

type Menu = [href: string, label: string][];

/** What each kind of visitor does every day: in sight. */
const menus: Record<string, Menu> = {
  staff: [
    ['/ccas', 'Aujourd’hui'],
    ['/ccas/demandes', 'Demandes'],
    ['/ccas/usagers', 'Usagers'],
    ['/ccas/cartes', 'Cartes'],
    ['/ccas/partenaires', 'Partenaires'],
    ['/ccas/avantages', 'Avantages'],
    ['/ccas/mutuelle', 'Mutuelle'],
    ['/ccas/dons', 'Dons'],
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
    ['/dons', 'Dons'],
  ],
};

/** What is needed now and then: behind one button, « Plus ». On a phone it opens the whole menu. */
const more: Record<string, Menu> = {
  staff: [
    ['/ccas/courriels', 'Courriels'],
    ['/ccas/bilans', 'Bilans'],
    ['/ccas/reglages', 'Réglages'],
    ['/ccas/mon-compte', 'Mon compte'],
  ],
};

/** What only a manager opens. */
const forManagers: Menu = [
  ['/ccas/comptes', 'Comptes'],
  ['/ccas/journal', 'Journal'],
];

/** At the foot of every page: what a public site owes its readers. */
const legal: Menu = [
  ['/plan-du-site', 'Plan du site'],
  ['/accessibilite', 'Accessibilité : non conforme'],
  ['/donnees-personnelles', 'Données personnelles'],
  ['/mentions-legales', 'Mentions légales'],
  ['/statistiques', 'Statistiques'],
];

/** The document around every page. */
export function Layout({
  title,
  kind = 'public',
  path,
  scripts = [],
  refreshSeconds,
  manifest,
  ccas,
  logoId,
  coloursKey,
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
        {/* The scanner and the pass keep the colours of the house: theirs are checked at AAA, and work without network. */}
        {coloursKey && kind !== 'app' && <link rel="stylesheet" href={`/apparence.css?${coloursKey}`} />}
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
            <Header ccas={ccas} logoId={logoId} actor={actor} formToken={formToken} path={path} />
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
              <nav aria-label="Informations légales">
                <ul class="legal">
                  {legal.map(([href, label]) => (
                    <li>
                      <a href={href} aria-current={path === href ? 'page' : undefined}>
                        {label}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            </footer>
          </>
        )}
      </body>
    </html>
  );
}

function Header({
  ccas,
  logoId,
  actor,
  formToken,
  path,
}: Pick<Props, 'ccas' | 'logoId' | 'actor' | 'formToken' | 'path'>) {
  const kind = actor?.kind === 'agent' || actor?.kind === 'manager' ? 'staff' : (actor?.kind ?? 'public');
  const menu = menus[kind] ?? [];
  const others = more[kind] && [...more[kind], ...(actor?.kind === 'manager' ? forManagers : [])];
  return (
    <header class={others ? 'site folding' : 'site'}>
      <a class="brand" href="/">
        {logoId ? (
          <img class="logo" src={`/logo?${logoId}`} alt="" height={48} />
        ) : (
          <Icon name="heart-handshake" size={28} />
        )}
        <span>
          <strong>{ccas ?? 'Passerelle'}</strong>
          <span>Pass senior</span>
        </span>
      </a>
      <nav aria-label="Principale">
        {menu.map(([href, label]) => (
          <MenuLink href={href} label={label} path={path} />
        ))}
        {others && <MoreMenu menu={menu} others={others} path={path} />}
        {actor ? (
          <form method="post" action="/deconnexion">
            <input type="hidden" name="jeton" value={formToken} />
            <button class="link">Se déconnecter</button>
          </form>
        ) : (
          <MenuLink href="/connexion" label="Se connecter" path={path} />
        )}
      </nav>
    </header>
  );
}

function MenuLink({ href, label, path }: { href: string; label: string; path?: string }) {
  return (
    <a href={href} aria-current={path === href ? 'page' : undefined}>
      {label}
    </a>
  );
}

/**
 * One disclosure for two widths, without script: on a desk it holds the rest of the menu, on a phone all of it. The style
 * sheet hides the links that stand elsewhere at that width.
 */
function MoreMenu({ menu, others, path }: { menu: Menu; others: Menu; path?: string }) {
  const here = others.find(([href]) => href === path);
  const anywhere = here ?? menu.find(([href]) => href === path);
  return (
    <details class="more">
      <summary>
        <span class={here ? 'wide current' : 'wide'}>
          Plus<span class="hidden-text"> de pages</span>
          {here && <span class="soft"> : {here[1]}</span>}
        </span>
        <span class="narrow-only">Menu{anywhere && <span class="soft"> : {anywhere[1]}</span>}</span>
        <Icon name="chevron-down" size={20} />
      </summary>
      <ul>
        {menu.map(([href, label]) => (
          <li class="narrow-only">
            <MenuLink href={href} label={label} path={path} />
          </li>
        ))}
        {others.map(([href, label]) => (
          <li>
            <MenuLink href={href} label={label} path={path} />
          </li>
        ))}
      </ul>
    </details>
  );
}
