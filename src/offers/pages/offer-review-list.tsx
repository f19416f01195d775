import type { OfferView } from '../offer-directory.query.js';
import { offerStateLabels } from '../offer-wording.js';
import { OfferCard } from './offer-card.js';

interface Props {
  waiting: OfferView[];
  /** On line, with a change proposed by their partner. */
  revised: OfferView[];
  online: OfferView[];
  paused: OfferView[];
}

export function OfferReviewListPage({ waiting, revised, online, paused }: Props) {
  return (
    <div class="stack">
      <div class="row between">
        <h1>Avantages</h1>
        <p class="row">
          <a class="button quiet" href="/ccas/avantages.csv">
            Exporter en CSV
          </a>
          <a class="button quiet" href="/ccas/avantages/import">
            Charger une liste
          </a>
        </p>
      </div>
      <section class="stack">
        <h2>À examiner</h2>
        {waiting.length + revised.length === 0 ? (
          <div class="empty">
            <p>Rien n’attend. Les avantages envoyés par les partenaires arriveront ici.</p>
          </div>
        ) : (
          <>
            <Cards offers={waiting} />
            <Cards offers={revised} badge="Modification proposée" />
          </>
        )}
      </section>
      <section class="stack">
        <h2>En ligne</h2>
        {online.length === 0 ? (
          <div class="empty">
            <p>Aucun avantage en ligne. Ouvrez la fiche d’un partenaire pour en écrire un.</p>
          </div>
        ) : (
          <Cards offers={online} />
        )}
      </section>
      {paused.length > 0 && (
        <section class="stack">
          <h2>En pause</h2>
          <Cards offers={paused} />
        </section>
      )}
    </div>
  );
}

function Cards({ offers, badge }: { offers: OfferView[]; badge?: string }) {
  return offers.length === 0 ? null : (
    <ul class="offers">
      {offers.map((offer) => (
        <OfferCard offer={offer} href={`/ccas/avantages/${offer.id}`} badge={badge ?? offerStateLabels[offer.status]} />
      ))}
    </ul>
  );
}
