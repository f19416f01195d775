import { type C2sTerritory, territoryWords } from '../c2s-territory.js';
import type { Contact } from '../../../ccas/contact.js';
import { officialC2sSimulator, officialC2sSite } from '../c2s-words.js';
import { C2sNextSteps } from './c2s-next-steps.js';
import { CallOrCome } from '../../notices/pages/notices.js';

/** In place of the two questions, where the only ceilings known are those of elsewhere: no answer, and where there is one. */
export function C2sOfElsewherePage({ ccas, territory }: { ccas: Contact; territory: C2sTerritory }) {
  return (
    <section class="narrow stack">
      <h1>La complémentaire santé solidaire (C2S)</h1>
      <p class="notice waiting" role="note">
        <span>
          <strong>Nous ne pouvons pas faire ce calcul.</strong> Les plafonds que nous avons sont ceux de{' '}
          {territoryWords[territory]}. Ici, ils sont différents : notre réponse pourrait être fausse, et vous faire
          perdre un droit.
        </span>
      </p>
      <section class="stack tight">
        <h2>Où vérifier</h2>
        <ol>
          <li>
            Sur le <a href={officialC2sSimulator}>simulateur officiel, mesdroitssociaux.gouv.fr</a>, avec les plafonds
            d’ici.
          </li>
          <li>
            Auprès de votre caisse de sécurité sociale, à qui la demande se fait :{' '}
            <a href={officialC2sSite}>complementaire-sante-solidaire.gouv.fr</a>.
          </li>
          <li>Le CCAS vous aide à remplir le dossier, gratuitement.</li>
        </ol>
        <C2sNextSteps />
      </section>
      <CallOrCome ccas={ccas} />
    </section>
  );
}
