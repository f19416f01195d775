interface Props {
  value?: string;
  autofocus?: boolean;
}

/** Finds a resident by three letters of the name, or by a pass number. */
export function SearchBox({ value, autofocus }: Props) {
  return (
    <form class="search" method="get" action="/ccas/usagers" role="search">
      <div class="field">
        <label for="recherche">Trouver un usager</label>
        <input
          id="recherche"
          name="q"
          type="search"
          value={value}
          placeholder="Nom, prénom ou numéro de pass"
          autofocus={autofocus}
          autocomplete="off"
        />
      </div>
      <button>Chercher</button>
    </form>
  );
}
