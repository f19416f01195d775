import { frenchPhone } from '../../kernel/text/phone.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { OfferView } from '../../offers/offer-directory.query.js';
import { offerStateLabels } from '../../offers/offer-wording.js';
import { OfferCard } from '../../offers/pages/offer-card.js';
import type { PartnerView } from '../../partners/partner-directory.query.js';
import { partnerKindLabels } from '../../partners/partner-kind.js';
import { PartnerBadge } from './partner-list.js';

interface Props {
  token: string;
  partner: PartnerView;
  offers: OfferView[];
  refusal?: Refusal;
}

export function PartnerFilePage({ token, partner, offers, refusal }: Props) {
  const path = `/ccas/partenaires/${partner.id}`;
  return (
    <div class="stack">
      <div class="row">
        <h1>{partner.name}</h1>
        <PartnerBadge status={partner.status} />
      </div>
      {refusal && <RefusalNotice refusal={refusal} />}
      <p>
        {partnerKindLabels[partner.kind]}, SIRET <span class="number">{partner.siret}</span>
        {partner.address && `, ${partner.address} ${partner.postcode ?? ''}`}
        {partner.phone && `, ${frenchPhone(partner.phone)}`}
      </p>
      <div class="row">
        {partner.status === 'approved' ? (
          <Form action={`${path}/suspendre`} token={token} class="row">
            <button class="quiet">Suspendre</button>
          </Form>
        ) : (
          <Form action={`${path}/approuver`} token={token} class="row">
            <button>
              <Icon name="badge-check" /> Approuver ce partenaire
            </button>
          </Form>
        )}
        <a class="button quiet" href={`/ccas/avantages/nouveau?partenaire=${partner.id}`}>
          Écrire un avantage
        </a>
        <a class="button quiet" href={`${path}/acces`}>
          <Icon name="users" /> Équipe et caisses
        </a>
      </div>
      <section class="stack">
        <h2>Avantages</h2>
        {offers.length === 0 ? (
          <div class="empty">
            <p>Aucun avantage encore. Écrivez-en un avec le partenaire : cela prend trois minutes.</p>
          </div>
        ) : (
          <ul class="offers">
            {offers.map((offer) => (
              <OfferCard offer={offer} href={`/ccas/avantages/${offer.id}`} badge={offerStateLabels[offer.status]} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
