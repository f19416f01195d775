import { counted, frenchEuros } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { OfferView } from '../../offers/offer-directory.query.js';
import { offerStateLabels } from '../../offers/offer-wording.js';
import type { PartnerView } from '../../partners/partner-directory.query.js';
import { OfferCard } from '../../offers/pages/offer-card.js';

const statusWords: Record<Exclude<PartnerView['status'], 'approved'>, string> = {
  waiting: 'Le CCAS examine votre inscription. Vous pouvez déjà écrire vos avantages ; ils seront publiés ensuite.',
  returned: 'Le CCAS vous demande une correction avant d’approuver votre inscription.',
  suspended: 'Vos avantages ne sont pas en ligne en ce moment. Appelez le CCAS.',
  left: 'Ce partenariat a pris fin. Pour revenir, inscrivez-vous de nouveau.',
};

interface Props {
  name: string;
  status: PartnerView['status'];
  returnReason: string | null;
  offers: OfferView[];
  uses: { today: number; month: number; savedCents: number };
}

export function PartnerHomePage({ name, status, returnReason, offers, uses }: Props) {
  return (
    <div class="stack">
      <h1>{name}</h1>
      {status !== 'approved' && (
        <div class="notice waiting">
          <p>{statusWords[status]}</p>
          {status === 'returned' && (
            <p>
              <strong>{returnReason}</strong> <a href="/partenaire/etablissement">Corriger ma fiche</a>
            </p>
          )}
        </div>
      )}
      <p class="row">
        <a class="button" href="/partenaire/scanner">
          <Icon name="scan-line" /> Scanner un pass
        </a>
        <a class="button quiet" href="/partenaire/avantages/nouveau">
          Écrire un avantage
        </a>
      </p>
      <p>
        {counted(uses.today, 'utilisation')} aujourd’hui, {uses.month} ce mois-ci, pour {frenchEuros(uses.savedCents)}{' '}
        de remise.
      </p>
      <section class="stack">
        <h2>Mes avantages</h2>
        {offers.length === 0 ? (
          <div class="empty">
            <h3>Aucun avantage pour l’instant</h3>
            <p>Une remise le mardi, un café offert… Écrivez-en un en trois minutes, le CCAS le publie.</p>
          </div>
        ) : (
          <ul class="offers">
            {offers.map((offer) => (
              <OfferCard offer={offer} href={`/offres/${offer.id}`} badge={offerStateLabels[offer.status]} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
