import { hoursWords, type OpeningHours } from '../../kernel/hours/opening-hours.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { OfferView } from '../../offers/offer-directory.query.js';
import { OfferCard } from '../../offers/pages/offer-card.js';

interface Props {
  ccas: {
    name: string;
    phone: string | null;
    email: string | null;
    address: string | null;
    openingHours: OpeningHours[];
  };
  offers: OfferView[];
}

export function HomePage({ ccas, offers }: Props) {
  return (
    <div class="stack">
      <div class="hero">
        <h1>Le pass senior, près de chez vous</h1>
        <p class="lead">
          Montrez votre carte chez les commerçants, les opticiens et les centres auditifs partenaires de la commune.
          L’avantage est appliqué tout de suite.
        </p>
        <p class="row">
          <a class="button" href="/demande">
            <Icon name="file-pen-line" /> Demander le pass
          </a>
          <a class="button quiet" href="/offres">
            <Icon name="tag" /> Voir les avantages
          </a>
          <a class="button quiet" href="/v">
            <Icon name="scan-line" /> Vérifier un pass
          </a>
        </p>
      </div>
      {offers.length > 0 && (
        <section class="stack">
          <h2>En ce moment</h2>
          <ul class="offers">
            {offers.map((offer) => (
              <OfferCard offer={offer} href={`/offres/${offer.id}`} />
            ))}
          </ul>
        </section>
      )}
      <section class="panel stack tight">
        <h2>Demander le pass au guichet, poser une question</h2>
        <p>
          {ccas.name}
          {ccas.address && `, ${ccas.address}`}
        </p>
        {ccas.openingHours.length > 0 && <p>Ouvert {hoursWords(ccas.openingHours)}.</p>}
        {ccas.phone && (
          <p>
            <a class="lead" href={`tel:${ccas.phone.replace(/\s/g, '')}`}>
              <Icon name="phone" /> {ccas.phone}
            </a>
          </p>
        )}
        {ccas.email && (
          <p>
            <a href={`mailto:${ccas.email}`}>{ccas.email}</a>
          </p>
        )}
      </section>
    </div>
  );
}
