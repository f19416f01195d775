import type { ComponentChildren } from 'preact';
import type { Actor } from '../access/actor.js';
import type { MenuOfVisit } from '../console/menu.js';
import { assetPath, stylesOf } from './assets.js';
import { ConsoleBar, ConsolePlaces, ConsoleSide, ModuleTabs } from './console-frame.js';
import { MenuLink } from './menu-link.js';
import type { ServiceWords } from './service-words.js';
import { SiteHeader } from './site-header.js';

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
  /** The page has the search of the console in it, and the bar above has not. */
  hasOwnSearch?: boolean;
  /** Its search is what one comes for. */
  startsWithSearch?: boolean;
  /** Of a form, on the public site: nothing above it but whose it is. */
  isForm?: boolean;
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
  /** The staff's menu is folded to its icons. */
  isMenuFolded?: boolean;
  /** Address of the page itself, without what is asked of it. */
  at?: string;
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
  hasOwnSearch,
  startsWithSearch,
  isForm,
  ccas,
  logoId,
  coloursKey,
  actor,
  isUnknown,
  menu,
  isMenuFolded,
  at,
  formToken,
  children,
}: Props) {
  // A form of the public site is shown to the staff as everybody sees it: they look at it, and do not work in it.
  const isFramed = kind !== 'app' && !isForm && menu.groups.length > 0;
  const body = (
    <main id="contenu" tabIndex={-1}>
      {children}
    </main>
  );
  const foot = <Footer {...{ service, ccas, menu, path }} />;
  const entries = [
    ...scripts,
    ...(refreshSeconds ? ['src/kernel/ui/browser/refresh.entry.ts'] : []),
    ...(isFramed ? ['src/kernel/ui/browser/console.entry.ts'] : []),
  ];
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
        {entries.map((script) => (
          <script type="module" src={assetPath(script)} />
        ))}
      </head>
      <body class={bodyClass(kind, isFramed, isMenuFolded)}>
        {kind === 'app' ? (
          children
        ) : (
          <>
            <a class="skip" href="#contenu">
              Aller au contenu
            </a>
            {isFramed ? (
              <>
                <ConsoleBar {...{ menu, ccas, logoId, formToken, hasOwnSearch, startsWithSearch }} />
                <div class="frame">
                  <ConsoleSide menu={menu} path={path} at={at} />
                  <div class="page">
                    <ModuleTabs menu={menu} path={path} at={at} />
                    {body}
                    {foot}
                  </div>
                </div>
                <ConsolePlaces menu={menu} path={path} />
              </>
            ) : (
              <>
                <SiteHeader {...{ service, ccas, logoId, actor, isUnknown, isForm, menu, formToken, path }} />
                {body}
                {foot}
              </>
            )}
          </>
        )}
      </body>
    </html>
  );
}

function bodyClass(kind: string, isFramed: boolean, isMenuFolded?: boolean): string {
  return [`kind-${kind}`, isFramed && 'framed', isFramed && isMenuFolded && 'folded'].filter(Boolean).join(' ');
}

function Footer({ service, ccas, menu, path }: Pick<Props, 'service' | 'ccas' | 'menu' | 'path'>) {
  return (
    <footer>
      <div>
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
      </div>
    </footer>
  );
}
