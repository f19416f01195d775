import type { OpenActivation } from '../activation-secrets.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { formatPassNumber } from '../../passes/pass-number.js';

interface Props extends OpenActivation {
  residentId: string;
  number: string;
}

/** What the agent reads out or writes down for the person at the counter. */
export function ActivationCodePage({ residentId, number, secret, expiresOn, url }: Props) {
  return (
    <section class="narrow stack">
      <h1>Code d’activation</h1>
      <p>
        Il met le pass sur un téléphone, une seule fois, jusqu’au {frenchDay(expiresOn)}. Vérifiez l’identité de la
        personne avant de le donner.
      </p>
      <dl class="facts">
        <div>
          <dt>Numéro du pass</dt>
          <dd class="secret">{formatPassNumber(number)}</dd>
        </div>
        <div>
          <dt>Code secret</dt>
          <dd class="secret">{secret}</dd>
        </div>
      </dl>
      <p>
        La personne ouvre <strong>{url.split('#')[0]}</strong> sur son téléphone, tape les deux, et la date de naissance
        de la personne titulaire.
      </p>
      <p>
        <a class="button" href={`/ccas/usagers/${residentId}`}>
          Revenir au dossier
        </a>
      </p>
    </section>
  );
}
