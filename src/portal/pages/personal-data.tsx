import { JOURNAL_MONTHS } from '../../kernel/audit/audit.js';
import { counted } from '../../kernel/ui/french.js';
import type { PublicCcas } from '../public-ccas.js';
import { ReachUs, Said } from './reach-us.js';

/** RGPD articles 12 to 14, in plain words. The periods are those the nightly jobs keep to. */
export function PersonalDataPage({ ccas }: { ccas: PublicCcas }) {
  const kept: [what: string, howLong: string][] = [
    ['Votre dossier et vos pass', `${months(ccas.keptResidentMonths)} après le dernier contact, puis ils sont effacés`],
    ['Une demande de pass refusée', months(ccas.keptRefusedMonths)],
    ['Une demande commencée et jamais envoyée', '30 jours'],
    ['Le texte des courriels que nous vous envoyons', months(ccas.keptMailMonths)],
    ['Le journal de ce que font les agents', months(JOURNAL_MONTHS)],
    ['Les utilisations du pass', 'gardées sans nom, pour les comptes'],
  ];
  return (
    <article class="stack narrow">
      <h1>Vos données personnelles</h1>
      <p class="lead">Nous en gardons peu, pour le pass seulement. Les commerçants ne savent jamais qui vous êtes.</p>
      <section class="stack tight">
        <h2>Qui en est responsable</h2>
        <p>{ccas.name}. Pour toute question sur vos données, écrivez au délégué à la protection des données :</p>
        <p>
          <Said words={ccas.dpoContact} />
        </p>
      </section>
      <section class="stack tight">
        <h2>Pourquoi, et de quel droit</h2>
        <ul>
          <li>
            Délivrer le pass senior et vérifier qu’il est valable : mission d’intérêt public du CCAS (RGPD, article
            6.1.e ; code de l’action sociale, article L123-5).
          </li>
          <li>Répondre à votre demande, vous prévenir quand le pass se termine : la même mission.</li>
          <li>Compter, sans nom, ce que le pass apporte : la même mission.</li>
          <li>
            Protéger le service contre la fraude et garder trace de qui a ouvert un dossier : obligation de sécurité
            (RGPD, articles 6.1.c et 32).
          </li>
        </ul>
      </section>
      <section class="stack tight">
        <h2>Quelles données</h2>
        <p>
          Nom, prénom, date de naissance, adresse ; téléphone et courriel si vous les donnez ; la sorte de justificatif
          vue et sa date, jamais le document. Si vous avez un aidant : ses nom et prénom. Rien sur votre santé, vos
          revenus ni vos comptes.
        </p>
        <p>
          Le code de votre carte ne contient ni votre nom ni votre date de naissance. Le commerçant voit seulement si le
          pass est valable.
        </p>
      </section>
      <section class="stack tight">
        <h2>Qui les voit</h2>
        <p>
          Les agents du CCAS, et eux seuls. L’hébergeur du site, nommé dans les{' '}
          <a href="/mentions-legales">mentions légales</a>, les garde sans les lire.
        </p>
        {ccas.locatesResidents && (
          <p>
            Pour compter par quartier, votre rue et votre code postal, sans votre nom, sont envoyés à la Géoplateforme
            de l’État (IGN), qui répond où se trouve l’adresse.
          </p>
        )}
      </section>
      <section class="stack tight">
        <h2>Combien de temps</h2>
        <dl class="facts">
          {kept.map(([what, howLong]) => (
            <div>
              <dt>{what}</dt>
              <dd>{howLong}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section class="stack tight">
        <h2>Vos droits, et comment faire</h2>
        <p>
          Vous pouvez demander à voir vos données, à les corriger, à les effacer, à en limiter l’usage, ou vous opposer
          à leur usage. Nous répondons en un mois au plus.
        </p>
        <ul>
          <li>
            Avec le pass sur votre téléphone : <a href="/mon-pass">Mon pass</a>, « Mes données ».
          </li>
        </ul>
        <ReachUs ccas={ccas} />
        <p>
          La réponse ne vous convient pas ? Vous pouvez écrire à la CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris
          Cedex 07, ou sur <a href="https://www.cnil.fr/fr/plaintes">cnil.fr</a>.
        </p>
      </section>
      <section class="stack tight">
        <h2>Cookies</h2>
        <p>
          Indispensables, et rien d’autre : l’un garde votre connexion ou votre demande en cours, un autre protège les
          formulaires, un troisième reconnaît le navigateur où un agent s’est déjà connecté. Aucun pour la publicité,
          aucune mesure d’audience, aucun appel à un autre site.
        </p>
      </section>
    </article>
  );
}

function months(count: number): string {
  return count === 24 ? 'deux ans' : count === 12 ? 'un an' : counted(count, 'mois', 'mois');
}
