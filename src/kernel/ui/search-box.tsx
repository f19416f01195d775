import type { SearchBox as Search } from '../console/menu.js';
import { Form } from './form.js';
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
    <Form action={action} token={token} class={isInBar ? 'search in-bar' : 'search'} role="search">
      {/* No `Field`: it may stand twice on a page, its label unseen in the bar, and nothing in it is ever refused. */}
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
    </Form>
  );
}
