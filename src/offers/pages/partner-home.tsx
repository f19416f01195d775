import type { PageOf } from '../../kernel/http/page-of.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { CutShort } from '../../kernel/ui/cut-short.js';
import { counted, frenchEuros } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { OfferView } from '../offer-directory.query.js';
import type { OfferRevision } from '../offer-revision.query.js';
import { offerStateLabels } from '../offer-wording.js';
import type { PartnerView } from '../../partners/partner-directory.query.js';
import { OfferCard } from './offer-card.js';
import { Empty } from '../../kernel/ui/empty.js';

const statusWords: Record<Exclude<PartnerView['status'], 'approved'>, string> = {
  waiting: 'Le CCAS examine votre inscription. Vous pouvez déjà écrire vos avantages ; ils seront publiés ensuite.',
  returned: 'Le CCAS vous demande une correction avant d’approuver votre inscription.',
  suspended: 'Vos avantages ne sont pas en ligne en ce moment. Appelez le CCAS.',
  left: 'Ce partenariat a pris fin. Pour revenir, inscrivez-vous de nouveau.',
};

/** What asks something of the partner first. */
const groups: [heading: string, states: OfferView['status'][]][] = [
  ['À reprendre', ['returned', 'draft']],
  ['Chez le CCAS', ['submitted']],
  ['En ligne', ['published']],
  ['En pause', ['paused']],
  ['Terminés', ['ended']],
];

function badgeOf(offer: OfferView, revision?: OfferRevision['state']): string {
  if (revision === 'returned') return 'Modification à revoir';
  if (revision === 'submitted') return 'Modification à l’examen';
  return offerStateLabels[offer.status];
}

interface Props {
  name: string;
  status: PartnerView['status'];
  returnReason: string | null;
  /** Of the CCAS. */
  phone: string | null;
  offers: PageOf<OfferView>;
  /** State of what is proposed for those on line. */
  revisions: Map<string, OfferRevision['state']>;
  uses: { today: number; month: number; savedCents: number };
}

export function PartnerHomePage({ name, status, returnReason, phone, offers, revisions, uses }: Props) {
  return (
    <div class="stack">
      <h1>{name}</h1>
      {status !== 'approved' && (
        <div class="notice waiting">
          <p>
            {statusWords[status]}
            {phone && <a href={`tel:${phone}`}> {frenchPhone(phone)}</a>}
          </p>
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
      {offers.items.length === 0 ? (
        <section class="stack">
          <h2>Mes avantages</h2>
          <Empty>
            <h3>Aucun avantage pour l’instant</h3>
            <p>Une remise le mardi, un café offert… Écrivez-en un en trois minutes, le CCAS le publie.</p>
          </Empty>
        </section>
      ) : (
        groups.map(([heading, states]) => {
          const group = offers.items.filter((offer) => states.includes(offer.status));
          return (
            group.length > 0 && (
              <section class="stack">
                <h2>{heading}</h2>
                <ul class="offers">
                  {group.map((offer) => (
                    <OfferCard
                      offer={offer}
                      href={`/partenaire/avantages/${offer.id}`}
                      badge={badgeOf(offer, revisions.get(offer.id))}
                    />
                  ))}
                </ul>
              </section>
            )
          );
        })
      )}
      <CutShort list={offers}>Pour les autres, appelez le CCAS.</CutShort>
    </div>
  );
}
