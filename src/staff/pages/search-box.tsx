interface Props {
  /** A name must not stand in an address: the search is sent as a form (docs/decisions/0049). */
  token: string;
  value?: string;
  autofocus?: boolean;
}

/** Finds a resident by three letters of the name, a pass by its number, a partner, and what the slices add. */
export function SearchBox({ token, value, autofocus }: Props) {
  return (
    <form class="search" method="post" action="/ccas/recherche" role="search">
      <input type="hidden" name="jeton" value={token} />
      <div class="field">
        <label for="recherche">Trouver un usager, un pass, un partenaire</label>
        <input
          id="recherche"
          name="q"
          type="search"
          value={value}
          placeholder="Trois lettres, une date de naissance, un numéro…"
          autofocus={autofocus}
          autocomplete="off"
          maxLength={100}
        />
      </div>
      <button>Chercher</button>
    </form>
  );
}
