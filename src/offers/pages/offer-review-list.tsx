import type { PageOf } from '../../kernel/http/page-of.js';
import type { Listed } from '../../kernel/listing/listed.js';
import { Listing } from '../../kernel/listing/listing.js';
import { CutShort } from '../../kernel/ui/cut-short.js';
import { Empty } from '../../kernel/ui/empty.js';
import { frenchDay } from '../../kernel/ui/french.js';
import type { OfferView } from '../offer-directory.query.js';
import type { ListedOffer } from '../offer-list.query.js';
import { benefitWords, offerStateLabels } from '../offer-wording.js';
import { OfferCard } from './offer-card.js';

interface Props {
  /** What waits for an agent, above the whole list; absent where the list is narrowed or paged. */
  waiting?: PageOf<OfferView>;
  /** On line, with a change proposed by their partner. */
  revised: OfferView[];
  list: Listed<ListedOffer>;
  acts: readonly { key: string; label: string }[];
}

export function OfferReviewListPage({ waiting, revised, list, acts }: Props) {
  return (
    <div class="stack">
      <div class="row between">
        <h1>Avantages</h1>
        <p class="row">
          <a class="button quiet" href="/ccas/avantages/import">
            Charger une liste
          </a>
        </p>
      </div>
      {waiting && <ToExamine waiting={waiting} revised={revised} />}
      <section class="stack">
        {waiting && <h2>Tous les avantages</h2>}
        <Listing
          list={list}
          path="/ccas/avantages"
          label="Avantages"
          words={['avantage', 'avantages']}
          csv="/ccas/avantages.csv"
          acts={acts}
          nameOf={({ title, partnerName }) => `${title}, ${partnerName}`}
          columns={[
            {
              head: 'Avantage',
              sort: 'avantage',
              cell: ({ id, title, benefit, partnerName }) => (
                <>
                  <a href={`/ccas/avantages/${id}`}>
                    <strong>{title}</strong>
                  </a>{' '}
                  <span class="soft">
                    {benefitWords(benefit)}
                    <span class="instead-of-spare">, {partnerName}</span>
                  </span>
                </>
              ),
            },
            {
              head: 'Partenaire',
              sort: 'partenaire',
              isSpare: true,
              cell: ({ partnerId, partnerName }) => <a href={`/ccas/partenaires/${partnerId}`}>{partnerName}</a>,
            },
            { head: 'Premier jour', sort: 'debut', isSpare: true, cell: ({ startsOn }) => frenchDay(startsOn) },
            { head: 'Dernier jour', sort: 'fin', isSpare: true, cell: ({ endsOn }) => endsOn && frenchDay(endsOn) },
            { head: 'État', sort: 'etat', cell: ({ status }) => <span class="badge">{offerStateLabels[status]}</span> },
          ]}
          empty={(isNarrowed) => (
            <Empty>
              <p>
                {isNarrowed
                  ? 'Aucun avantage ne correspond.'
                  : 'Aucun avantage en ligne. Ouvrez la fiche d’un partenaire pour en écrire un.'}
              </p>
            </Empty>
          )}
        />
      </section>
    </div>
  );
}

function ToExamine({ waiting, revised }: { waiting: PageOf<OfferView>; revised: OfferView[] }) {
  return (
    <section class="stack">
      <h2>À examiner</h2>
      {waiting.items.length + revised.length === 0 ? (
        <Empty>
          <p>Rien n’attend. Les avantages envoyés par les partenaires arriveront ici.</p>
        </Empty>
      ) : (
        <>
          <Cards offers={waiting.items} />
          <CutShort list={waiting}>
            <a href="/ccas/avantages?etat=submitted">Voir les autres.</a>
          </CutShort>
          <Cards offers={revised} badge="Modification proposée" />
        </>
      )}
    </section>
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
