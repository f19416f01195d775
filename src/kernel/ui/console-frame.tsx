import type { MenuOfVisit } from '../console/menu.js';
import { entryAt, nearestOf } from './console-here.js';
import { Brand } from './brand.js';
import { Icon } from './icon.js';
import { MenuLink } from './menu-link.js';
import { SearchBox } from './search-box.js';
import { SignOut } from './site-header.js';

interface BarProps {
  menu: MenuOfVisit;
  ccas?: string;
  logoId?: string | null;
  formToken?: string;
  hasOwnSearch?: boolean;
  startsWithSearch?: boolean;
}

/** Above every page of the staff: whose it is, the search, what can be begun, one's own account. */
export function ConsoleBar({ menu, ccas, logoId, formToken = '', hasOwnSearch, startsWithSearch }: BarProps) {
  const { groups, newThings, own, searchBox, door } = menu;
  return (
    <header class="bar">
      <Brand href={groups[0]!.entries[0]!.href} ccas={ccas} logoId={logoId} />
      {searchBox && !hasOwnSearch && (
        <SearchBox {...searchBox} token={formToken} isInBar autofocus={startsWithSearch} />
      )}
      <div class="bar-tools">
        {newThings.length > 0 && (
          <details class="drop">
            <summary class="button">
              <Icon name="plus" size={20} />
              <span>Nouveau</span>
            </summary>
            <ul>
              {newThings.map((entry) => (
                <li>
                  <MenuLink {...entry} />
                </li>
              ))}
            </ul>
          </details>
        )}
        <details class="drop">
          <summary>
            <Icon name="circle-user" size={24} />
            <span class="wide">Compte</span>
            <span class="hidden-text">, se déconnecter</span>
          </summary>
          <ul>
            {own.map((entry) => (
              <li>
                <MenuLink {...entry} />
              </li>
            ))}
            <li>
              <SignOut action={door?.signOut} token={formToken} />
            </li>
          </ul>
        </details>
      </div>
    </header>
  );
}

interface SideProps {
  menu: MenuOfVisit;
  path?: string;
  /** Address of the page itself. */
  at?: string;
}

/** Beside every page of the staff, in groups; on a phone it is a page of its own, which « Menu » opens without script. */
export function ConsoleSide({ menu, path, at }: SideProps) {
  const here = entryAt(menu, path, at)?.href;
  return (
    <nav class="side" id="menu" aria-label="Principale" tabIndex={-1}>
      <a class="close" href="#contenu">
        <Icon name="x" size={24} />
        <span>Fermer le menu</span>
      </a>
      {menu.groups.map(({ key, title, entries }) => (
        <div class={title ? 'group' : `group group-${key}`}>
          {title && <p class="group-title">{title}</p>}
          <ul>
            {entries.map((entry) => (
              <li title={entry.label}>
                <MenuLink {...entry} path={here} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      <button type="button" class="fold" hidden data-fold>
        <Icon name="panel-left-close" size={22} />
        <span>Replier le menu</span>
      </button>
    </nav>
  );
}

/** Above each page of a module that has several: which there are, and on which one is. */
export function ModuleTabs({ menu, path, at }: SideProps) {
  const entry = entryAt(menu, path, at);
  if (!entry?.tabs) return null;
  const here = nearestOf(entry.tabs, at) ?? entry.tabs[0];
  return (
    <nav class="tabs" aria-label={entry.label}>
      <ul>
        {entry.tabs.map(({ href, label }) => (
          <li>
            <a href={href} aria-current={href !== here?.href ? undefined : href === at ? 'page' : 'true'}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** At the foot of a phone: what is needed all the time, and the menu. */
export function ConsolePlaces({ menu: { places }, path }: SideProps) {
  return (
    <nav class="places" aria-label="Raccourcis">
      {places.map((entry) => (
        <MenuLink {...entry} path={path} />
      ))}
      <MenuLink href="#menu" label="Menu" icon="menu" />
    </nav>
  );
}
