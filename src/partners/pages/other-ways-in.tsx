/** For whoever is no member of a partner's team. */
export function OtherWaysIn() {
  return (
    <ul class="plain">
      <li>
        Ce téléphone est une caisse ? <a href="/partenaire/caisse">L’associer avec un code</a>
      </li>
      <li>
        Vous êtes agent du CCAS ? <a href="/connexion">Se connecter</a>
      </li>
    </ul>
  );
}
