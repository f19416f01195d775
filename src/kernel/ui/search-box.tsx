import type { SearchBox as Search } from '../console/menu.js';
import { Icon } from './icon.js';

interface Props extends Search {
  token: string;
  /** In the bar above a page its label is said, and not shown. */
  isInBar?: boolean;
  value?: string;
  autofocus?: boolean;
}

/** One field that finds whatever it is given. */
export function SearchBox({ action, field, label, placeholder, token, isInBar, value, autofocus }: Props) {
  const id = isInBar ? 'recherche-rapide' : 'recherche';
  return (
    <form class={isInBar ? 'search in-bar' : 'search'} method="post" action={action} role="search">
      <input type="hidden" name="jeton" value={token} />
      <div class="field">
        <label for={id} class={isInBar ? 'hidden-text' : undefined}>
          {label}
        </label>
        <input
          id={id}
          name={field}
          type="search"
          value={value}
          placeholder={placeholder}
          autofocus={autofocus}
          autocomplete="off"
          maxLength={100}
        />
      </div>
      <button>
        {isInBar ? (
          <>
            <Icon name="search" size={20} />
            <span class="hidden-text">Lancer la recherche</span>
          </>
        ) : (
          'Chercher'
        )}
      </button>
    </form>
  );
}
