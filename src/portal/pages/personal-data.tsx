import type { WhatIsTold } from '../../kernel/retention/told.js';
import { Facts } from '../../kernel/ui/facts.js';
import type { PublicCcas } from '../public-ccas.js';
import { ReachUs, Said } from './reach-us.js';

interface Props {
  ccas: PublicCcas;
  told: WhatIsTold;
}

/** RGPD articles 12 to 14, in plain words: what is the same for all; why, who sees it and how long, as the slices say. */
export function PersonalDataPage({ ccas, told }: Props) {
  const { kept, purposes, recipients } = told;
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
          {purposes.map((purpose) => (
            <li>{purpose}</li>
          ))}
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
          {sentence(recipients.join(' ; '))} L’hébergeur du site, nommé dans les{' '}
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

function sentence(words: string): string {
  return words && `${words[0]!.toUpperCase()}${words.slice(1)}.`;
}
