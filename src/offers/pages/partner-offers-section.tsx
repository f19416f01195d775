import type { PageOf } from '../../kernel/http/page-of.js';
import { CutShort } from '../../kernel/ui/cut-short.js';
import type { PartnerView } from '../../partners/partner-directory.query.js';
import type { OfferView } from '../offer-directory.query.js';
import { offerStateLabels } from '../offer-wording.js';
import { OfferCard } from './offer-card.js';
import { Empty } from '../../kernel/ui/empty.js';

/** In a partner's file: what it gives. */
export function PartnerOffersSection({ partner, offers }: { partner: PartnerView; offers: PageOf<OfferView> }) {
  return (
    <section class="stack">
      <div class="row between">
        <h2>Avantages</h2>
        {partner.status !== 'left' && (
          <a class="button quiet" href={`/ccas/avantages/nouveau?partenaire=${partner.id}`}>
            Écrire un avantage
          </a>
        )}
      </div>
      {offers.items.length === 0 ? (
        <Empty>
          <p>Aucun avantage encore. Écrivez-en un avec le partenaire : cela prend trois minutes.</p>
        </Empty>
      ) : (
        <ul class="offers">
          {offers.items.map((offer) => (
            <OfferCard offer={offer} href={`/ccas/avantages/${offer.id}`} badge={offerStateLabels[offer.status]} />
          ))}
        </ul>
      )}
      <CutShort list={offers}>
        Les autres sont dans l’<a href="/ccas/avantages.csv">export des avantages</a>.
      </CutShort>
    </section>
  );
}
