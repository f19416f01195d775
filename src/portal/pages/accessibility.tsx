import { frenchDay } from '../../kernel/ui/french.js';
import type { PublicCcas } from '../public-ccas.js';
import { ReachUs } from './reach-us.js';

/** When what stands here was last true: change it with the text, after testing again. */
const CHECKED_ON = '2026-11-25';

/**
 * The declaration of décret 2019-768 for RGAA 4.1.2. It says what was tested and what was not. Without an audit that is
 * still valid, the law knows one word only: non conforme.
 */
export function AccessibilityPage({ ccas }: { ccas: PublicCcas }) {
  return (
    <article class="stack narrow">
      <h1>Déclaration d’accessibilité</h1>
      <p>
        {ccas.name} veut que chacun puisse se servir de ce site, conformément à l’article 47 de la loi n° 2005-102 du 11
        février 2005. Cette déclaration s’applique à {ccas.origin}.
      </p>
      <section class="stack tight">
        <h2>État de conformité</h2>
        <p>
          <strong>Non conforme.</strong> Aucun audit des 106 critères du RGAA 4.1.2 n’a encore été fait : la loi demande
          alors de l’écrire ainsi, même quand peu de choses manquent.
        </p>
      </section>
      <section class="stack tight">
        <h2>Ce qui a été vérifié</h2>
        <ul>
          <li>
            Par un outil automatique (axe, règles WCAG 2.2 A et AA), dans un vrai navigateur, sur chaque page : pages
            publiques, pass sur téléphone, scanner, pages des partenaires, de la mutuelle et du CCAS, à chaque version.
            Un tel outil trouve une partie des défauts seulement.
          </li>
          <li>
            Au clavier seul, sur chaque page : la touche Tab mène à tout ce qui se commande, et l’on voit où l’on est.
            Parcours entiers faits ainsi : remplir et corriger un formulaire, accueillir une personne au guichet, ouvrir
            le menu, dessiner un quartier.
          </li>
          <li>
            À 320 points de large (un agrandissement de 400 %), sans défilement de côté ; le pass sur téléphone, avec un
            texte deux fois plus grand.
          </li>
          <li>
            Contraste des couleurs, mesuré, en clair et en sombre ; celui des couleurs choisies par le CCAS aussi.
          </li>
          <li>
            Pages lues avec leurs titres, étiquettes et messages d’erreur à leur champ ; lettres et bilans en PDF avec
            leurs balises.
          </li>
        </ul>
      </section>
      <section class="stack tight">
        <h2>Ce qui n’a pas été vérifié</h2>
        <ul>
          <li>Les 106 critères du RGAA, un par un, par une personne formée.</li>
          <li>
            L’usage avec un lecteur d’écran (NVDA, VoiceOver, TalkBack) par des personnes qui s’en servent chaque jour.
          </li>
          <li>
            Les PDF avec un outil de contrôle PDF/UA. Les cartes et les lettres imprimées par lots n’ont pas de balises.
          </li>
          <li>Les textes que les partenaires écrivent pour leurs avantages.</li>
        </ul>
      </section>
      <section class="stack tight">
        <h2>Contenus non accessibles connus</h2>
        <ul>
          <li>Le plan où un responsable dessine les quartiers demande de le voir ; un fichier fait le même travail.</li>
          <li>La carte des avantages se lit mal sans la voir : la liste, au-dessous, dit la même chose.</li>
          <li>Viser un code avec l’appareil photo demande de le voir : le numéro peut être tapé à la place.</li>
          <li>Les graphiques sont des images : un tableau à côté donne les mêmes nombres.</li>
        </ul>
      </section>
      <section class="stack tight">
        <h2>Établissement de cette déclaration</h2>
        <p>
          Elle dit ce qui était vérifié le {frenchDay(CHECKED_ON)}. Technologies : HTML, CSS, SVG, JavaScript. Les pages
          publiques fonctionnent sans JavaScript, sauf le pass sur téléphone, le scanner et la vérification d’un code.
        </p>
      </section>
      <section class="stack tight">
        <h2>Quelque chose vous bloque ?</h2>
        <p>
          Dites-le-nous : nous vous donnerons ce que vous cherchiez d’une autre façon. Tout peut se faire au guichet ou
          au téléphone.
        </p>
        <ReachUs ccas={ccas} />
      </section>
      <section class="stack tight">
        <h2>Voie de recours</h2>
        <p>
          Vous nous avez écrit et n’avez pas eu de réponse satisfaisante ? Vous pouvez saisir le Défenseur des droits :
        </p>
        <ul>
          <li>
            en ligne : <a href="https://formulaire.defenseurdesdroits.fr/">formulaire.defenseurdesdroits.fr</a> ;
          </li>
          <li>par téléphone : 09 69 39 00 00 ;</li>
          <li>par courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07 ;</li>
          <li>
            auprès du <a href="https://www.defenseurdesdroits.fr/saisir/delegues">délégué de votre département</a>.
          </li>
        </ul>
      </section>
    </article>
  );
}
