import type { Findings } from '../../kernel/console/finders.js';
import { SearchBox } from '../../kernel/ui/search-box.js';
import { searchBox } from '../search-words.js';

interface Props {
  token: string;
  typed: string;
  groups: Findings['groups'];
}

/** What was found, by kind. */
export function SearchPage({ token, typed, groups }: Props) {
  return (
    <div class="stack">
      <h1>Recherche</h1>
      <SearchBox {...searchBox} token={token} value={typed} autofocus />
      {typed !== '' && groups.length === 0 && (
        <div class="empty" role="status">
          <h2>Rien ne correspond</h2>
          <p>
            Essayez avec trois lettres du nom, une date de naissance comme 02/03/1948, ou le numéro inscrit sur la
            carte.
          </p>
          <p>
            <a class="button quiet" href="/ccas/usagers/nouveau">
              Inscrire un usager
            </a>
          </p>
        </div>
      )}
      {groups.map(({ name, found, hasMore }) => (
        <section class="stack tight">
          <h2>{name}</h2>
          <ul class="found">
            {found.map(({ title, detail, href }) => (
              <li>
                <a href={href}>
                  <strong>{title}</strong>
                  <span class="soft">{detail}</span>
                </a>
              </li>
            ))}
          </ul>
          {hasMore && <p class="soft">Il y en a d’autres : ajoutez quelques lettres.</p>}
        </section>
      ))}
    </div>
  );
}
