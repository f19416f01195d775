import type { PageOf } from '../../kernel/http/page-of.js';
import { CutShort } from '../../kernel/ui/cut-short.js';
import type { OfferView } from '../offer-directory.query.js';
import { offerStateLabels } from '../offer-wording.js';
import { OfferCard } from './offer-card.js';
import { Empty } from '../../kernel/ui/empty.js';

interface Props {
  waiting: PageOf<OfferView>;
  /** On line, with a change proposed by their partner. */
  revised: OfferView[];
  online: PageOf<OfferView>;
  paused: PageOf<OfferView>;
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
        {waiting.items.length + revised.length === 0 ? (
          <Empty>
            <p>Rien n’attend. Les avantages envoyés par les partenaires arriveront ici.</p>
          </Empty>
        ) : (
          <>
            <List offers={waiting} />
            <Cards offers={revised} badge="Modification proposée" />
          </>
        )}
      </section>
      <section class="stack">
        <h2>En ligne</h2>
        {online.items.length === 0 ? (
          <Empty>
            <p>Aucun avantage en ligne. Ouvrez la fiche d’un partenaire pour en écrire un.</p>
          </Empty>
        ) : (
          <List offers={online} />
        )}
      </section>
      {paused.items.length > 0 && (
        <section class="stack">
          <h2>En pause</h2>
          <List offers={paused} />
        </section>
      )}
    </div>
  );
}

function List({ offers }: { offers: PageOf<OfferView> }) {
  return (
    <>
      <Cards offers={offers.items} />
      <CutShort list={offers}>Les autres sont dans l’export, et sur la fiche de leur partenaire.</CutShort>
    </>
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
