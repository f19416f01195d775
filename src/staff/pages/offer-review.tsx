import { Field, Form, RefusalNotice } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { OfferView } from '../../offers/offer-directory.query.js';
import { datesWords, offerStateLabels } from '../../offers/offer-wording.js';
import { conditionsOf, OfferCard } from '../../offers/pages/offer-card.js';

export function OfferReviewListPage({ waiting, online }: { waiting: OfferView[]; online: OfferView[] }) {
  return (
    <div class="stack">
      <h1>Avantages</h1>
      <section class="stack">
        <h2>À examiner</h2>
        {waiting.length === 0 ? (
          <div class="empty">
            <p>Rien n’attend. Les avantages envoyés par les partenaires arriveront ici.</p>
          </div>
        ) : (
          <Cards offers={waiting} />
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
    </div>
  );
}

function Cards({ offers }: { offers: OfferView[] }) {
  return (
    <ul class="offers">
      {offers.map((offer) => (
        <OfferCard offer={offer} href={`/ccas/avantages/${offer.id}`} badge={offerStateLabels[offer.status]} />
      ))}
    </ul>
  );
}

export function OfferReviewPage({ offer, token, refusal }: { offer: OfferView; token: string; refusal?: Refusal }) {
  const path = `/ccas/avantages/${offer.id}`;
  return (
    <div class="stack">
      <div class="row">
        <h1>{offer.title}</h1>
        <span class="badge">{offerStateLabels[offer.status]}</span>
      </div>
      {refusal && <RefusalNotice refusal={refusal} />}
      <p>
        <a href={`/ccas/partenaires/${offer.partner.id}`}>{offer.partner.name}</a>,{' '}
        {datesWords(offer.startsOn, offer.endsOn)}. {conditionsOf(offer).join(' · ')}
      </p>
      <section class="stack narrow">
        <h2>Ce que les habitants verront</h2>
        <ul class="offers">
          <OfferCard offer={offer} href={`/offres/${offer.id}`} />
        </ul>
      </section>
      {offer.status === 'draft' && (
        <Form action={`${path}/envoyer`} token={token} class="row">
          <button>Envoyer à l’examen</button>
        </Form>
      )}
      {offer.status === 'submitted' && (
        <div class="columns">
          <Form action={`${path}/publier`} token={token}>
            <button>
              <Icon name="badge-check" /> Publier
            </button>
          </Form>
          <Form action={`${path}/renvoyer`} token={token} refusal={undefined}>
            <Field label="Ce que le partenaire doit revoir" name="reason" maxLength={500} />
            <button class="quiet">Renvoyer au partenaire</button>
          </Form>
        </div>
      )}
      {offer.status === 'published' && (
        <div class="row">
          <Form action={`${path}/pause`} token={token} class="row">
            <button class="quiet">Mettre en pause</button>
          </Form>
          <Form action={`${path}/terminer`} token={token} class="row">
            <button class="danger">Terminer</button>
          </Form>
        </div>
      )}
      {offer.status === 'paused' && (
        <Form action={`${path}/reprendre`} token={token} class="row">
          <button>Remettre en ligne</button>
        </Form>
      )}
    </div>
  );
}
