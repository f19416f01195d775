import type { PublicCcas } from '../public-ccas.js';
import { ReachUs, Said } from './reach-us.js';

export function LegalNoticePage({ ccas }: { ccas: PublicCcas }) {
  return (
    <article class="stack narrow">
      <h1>Mentions légales</h1>
      <section class="stack tight">
        <h2>Éditeur</h2>
        <p>
          Ce site est publié par {ccas.name}
          {ccas.address && `, ${ccas.address}`}.
          {ccas.website && (
            <>
              {' '}
              Site de la commune : <a href={ccas.website}>{ccas.website}</a>.
            </>
          )}
        </p>
        <ReachUs ccas={ccas} />
        <p>
          Directeur ou directrice de la publication : <Said words={ccas.publicationDirector} />
        </p>
      </section>
      <section class="stack tight">
        <h2>Hébergeur</h2>
        <p>
          <Said words={ccas.hostName} />
        </p>
        {ccas.hostContact && (
          <p>
            <Said words={ccas.hostContact} />
          </p>
        )}
      </section>
      <section class="stack tight">
        <h2>Logiciel et contenus</h2>
        <p>
          Ce site fonctionne avec Passerelle, logiciel libre sous licence EUPL 1.2. Les icônes sont de Lucide (licence
          ISC), la police Atkinson Hyperlegible Next du Braille Institute (licence OFL), les plans de l’IGN (Licence
          Ouverte).
        </p>
        <p>
          Les textes des avantages sont écrits par les partenaires, et relus par le CCAS avant de paraître. Un avantage
          inexact ? Dites-le-nous.
        </p>
      </section>
      <p>
        <a href="/donnees-personnelles">Vos données personnelles</a>
      </p>
    </article>
  );
}
