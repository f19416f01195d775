import { JOURNAL_MONTHS } from '../../kernel/audit/audit.js';
import { Facts } from '../../kernel/ui/facts.js';
import { counted } from '../../kernel/ui/french.js';
import type { PublicCcas } from '../public-ccas.js';
import { ReachUs, Said } from './reach-us.js';

/** RGPD articles 12 to 14, in plain words. The periods are those the nightly jobs keep to. */
export function PersonalDataPage({ ccas }: { ccas: PublicCcas }) {
  const kept: [what: string, howLong: string][] = [
    ['Votre dossier et vos pass', `${months(ccas.keptResidentMonths)} après le dernier contact, puis ils sont effacés`],
    ['Une demande de pass refusée', months(ccas.keptRefusedMonths)],
    ['Une demande commencée et jamais envoyée, ou retirée', '30 jours'],
    [
      'Vos utilisations et vos refus, avec le commerce et la minute',
      'reliés à votre pass aussi longtemps que votre dossier ; ensuite il en reste des lignes que plus rien ne relie à vous, pour les comptes',
    ],
    ['Les commerces qui ont vérifié votre pass sans suite, et le jour', 'comme votre dossier ; vous seul les lisez'],
    ['Les codes de téléphone qui ont servi', '30 jours'],
    ['Les notes des agents, vos aidants, vos demandes sur vos données', 'comme votre dossier'],
    ['Mutuelle : votre parcours, vos accords mot pour mot, vos rendez-vous', 'comme votre dossier'],
    ['Courriels que nous vous envoyons : adresse et texte', months(ccas.keptMailMonths)],
    ['Cartes et lettres préparées pour l’imprimeur, chiffrées', '7 jours'],
    ['Un formulaire d’agent interrompu, chiffré', 'une heure'],
    ['Le journal de ce que font les agents, sans nom', months(JOURNAL_MONTHS)],
    ['Connexions refusées, sous pseudonyme', months(JOURNAL_MONTHS)],
    ['Dons : nom, adresse et reçu fiscal du donateur', 'six ans, comme la loi le demande'],
    ['Dons : refus d’être rappelé, sous forme d’empreinte', 'trois ans'],
    ['Dons : lignes de banque qui n’étaient pas un don', '90 jours'],
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
          vue et sa date, jamais le document. Si vous avez un aidant : ses nom et prénom, et le jour où son formulaire
          signé a été vu. Ni revenus, ni comptes, ni numéro de sécurité sociale.
        </p>
        <p>
          La catégorie du pass dit pourquoi il a été délivré : l’âge, des moyens réduits ou une carte d’invalidité. Si
          vous demandez un pass, nous gardons votre réponse à la question de la carte d’invalidité. Seul le CCAS lit
          cette réponse et connaît le sens de la catégorie : ni le commerçant, ni le public.
        </p>
        <p>
          Chaque fois que le pass sert ou est refusé : l’avantage, le commerce, la minute, le montant s’il est saisi. Un
          commerce où l’on va peut en dire long ; les agents ne voient donc que des nombres, le jour de la dernière
          utilisation et les motifs de refus. La liste ne s’ouvre que si vous le demandez, et cette lecture est notée.
        </p>
        <p>
          Pour un téléphone : sa clé publique, et quand il nous a parlé pour la dernière fois. Pour la mutuelle : votre
          parcours, ce que vous avez accepté, vos rendez-vous. La mutuelle ne voit que les personnes qui l’ont accepté.
          Le calcul de la complémentaire santé solidaire ne garde rien.
        </p>
        <p>
          Le code de votre carte ne contient ni votre nom ni votre date de naissance. Le commerçant voit seulement si le
          pass est valable.
        </p>
      </section>
      <section class="stack tight">
        <h2>Qui les voit</h2>
        <p>
          Les agents du CCAS ; la mutuelle, pour ce que vous avez accepté de lui dire ; votre aidant voit le pass et où
          il sert, pas votre dossier. L’hébergeur du site, nommé dans les{' '}
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
        <Facts facts={kept} />
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
