import { frenchPhone } from '../../kernel/text/phone.js';
import { Field, Form, RefusalNotice } from '../../kernel/ui/form.js';
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
  /** Shown once, right after it was made. */
  pairingCode?: string;
  refusal?: Refusal;
}

export function PartnerFilePage({ token, partner, offers, pairingCode, refusal }: Props) {
  const path = `/ccas/partenaires/${partner.id}`;
  return (
    <div class="stack">
      <div class="row">
        <h1>{partner.name}</h1>
        <PartnerBadge status={partner.status} />
      </div>
      {refusal && <RefusalNotice refusal={refusal} />}
      {pairingCode && (
        <div class="notice accepted" role="status">
          <p>
            Sur le téléphone de la caisse, ouvrez <strong>/partenaire/caisse</strong> et tapez ce code dans le quart
            d’heure :
          </p>
          <p class="number lead">
            <strong>{pairingCode}</strong>
          </p>
        </div>
      )}
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
      <section class="panel stack narrow">
        <h2>Associer une caisse</h2>
        <Form action={`${path}/caisses`} token={token} refusal={undefined}>
          <Field
            label="Nom de la caisse"
            name="name"
            value="Caisse 1"
            hint="Le téléphone ou la tablette qui lira les pass. Il ne pourra rien faire d’autre."
          />
          <button class="quiet">Préparer un code d’association</button>
        </Form>
      </section>
    </div>
  );
}
