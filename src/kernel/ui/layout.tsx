import type { ComponentChildren } from 'preact';
import type { Actor } from '../access/actor.js';
import type { MenuEntry, MenuOfVisit } from '../console/menu.js';
import { assetPath, stylesOf } from './assets.js';
import { Icon } from './icon.js';
import type { ServiceWords } from './service-words.js';

export interface LayoutOptions {
  title: string;
  /** `console` is denser (16 px); `app` fills the screen without header or footer. */
  kind?: 'public' | 'console' | 'app';
  /** Path of the page, to mark it in the navigation. */
  path?: string;
  /** Browser entry points, as in vite.config.ts. */
  scripts?: string[];
  /** Without its script the page is nothing: it says so, see `NotStarted`. */
  needsScript?: boolean;
  /** Seconds after which the page asks for itself again, while long work goes on. */
  refreshSeconds?: number;
  /** Web app manifest, for a page that can be installed. */
  manifest?: string;
}

interface Props extends LayoutOptions {
  /** Nothing in a document that no server answers with. */
  service?: ServiceWords;
  ccas?: string;
  logoId?: string | null;
  coloursKey?: string | null;
  actor?: Actor;
  /** It was not judged who asks: the page looks neither signed in nor signed out. */
  isUnknown?: boolean;
  menu: MenuOfVisit;
  formToken?: string;
  children: ComponentChildren;
}

/** The document around every page. */
export function Layout({
  service,
  title,
  kind = 'public',
  path,
  scripts = [],
  needsScript,
  refreshSeconds,
  manifest,
  ccas,
  logoId,
  coloursKey,
  actor,
  isUnknown,
  menu,
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
        {stylesOf(scripts).map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        {needsScript && <script src={assetPath('src/kernel/ui/browser/guard.entry.ts')} />}
        {[...scripts, ...(refreshSeconds ? ['src/kernel/ui/browser/refresh.entry.ts'] : [])].map((script) => (
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
            <Header
              service={service}
              ccas={ccas}
              logoId={logoId}
              actor={actor}
              isUnknown={isUnknown}
              menu={menu}
              formToken={formToken}
              path={path}
            />
            <main id="contenu" tabIndex={-1}>
              {children}
            </main>
            <footer>
              <p>
                {ccas ?? 'Passerelle'} · {service?.line}
              </p>
              {menu.invitations.map(({ href, label }) => (
                <p>
                  <a href={href}>{label}</a>
                </p>
              ))}
              <nav aria-label="Informations légales">
                <ul class="legal">
                  {menu.legal.map((entry) => (
                    <li>
                      <MenuLink {...entry} path={path} />
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
  service,
  ccas,
  logoId,
  actor,
  isUnknown,
  menu: { inSight, seldom, door },
  formToken,
  path,
}: Pick<Props, 'service' | 'ccas' | 'logoId' | 'actor' | 'isUnknown' | 'menu' | 'formToken' | 'path'>) {
  return (
    <header class={seldom.length > 0 ? 'site folding' : 'site'}>
      <a class="brand" href="/">
        {logoId ? (
          <img class="logo" src={`/logo?${logoId}`} alt="" height={48} />
        ) : (
          <Icon name="heart-handshake" size={28} />
        )}
        <span>
          <strong>{ccas ?? 'Passerelle'}</strong>
          <span>{service?.name}</span>
        </span>
      </a>
      {isUnknown ? null : (
        <nav aria-label="Principale">
          {inSight.map((entry) => (
            <MenuLink {...entry} path={path} />
          ))}
          {seldom.length > 0 && <MoreMenu inSight={inSight} seldom={seldom} path={path} />}
          {door &&
            (actor ? (
              <form method="post" action={door.signOut}>
                <input type="hidden" name="jeton" value={formToken} />
                <button class="link">Se déconnecter</button>
              </form>
            ) : (
              <MenuLink href={door.signIn} label="Se connecter" path={path} />
            ))}
        </nav>
      )}
    </header>
  );
}

function MenuLink({ href, label, path }: Pick<MenuEntry, 'href' | 'label'> & { path?: string }) {
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
function MoreMenu({ inSight, seldom, path }: Pick<MenuOfVisit, 'inSight' | 'seldom'> & { path?: string }) {
  const here = seldom.find(({ href }) => href === path);
  const anywhere = here ?? inSight.find(({ href }) => href === path);
  return (
    <details class="more">
      <summary>
        <span class={here ? 'wide current' : 'wide'}>
          Plus<span class="hidden-text"> de pages</span>
          {here && <span class="soft"> : {here.label}</span>}
        </span>
        <span class="narrow-only">Menu{anywhere && <span class="soft"> : {anywhere.label}</span>}</span>
        <Icon name="chevron-down" size={20} />
      </summary>
      <ul>
        {inSight.map((entry) => (
          <li class="narrow-only">
            <MenuLink {...entry} path={path} />
          </li>
        ))}
        {seldom.map((entry) => (
          <li>
            <MenuLink {...entry} path={path} />
          </li>
        ))}
      </ul>
    </details>
  );
}
