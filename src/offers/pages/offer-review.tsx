import { Field, Form, RefusalNotice, TextArea } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { OfferView } from '../offer-directory.query.js';
import type { OfferRevision } from '../offer-revision.query.js';
import { offerStateLabels } from '../offer-wording.js';
import { OfferDetail } from './offer-detail.js';
import { afterChanges, passesWords, RevisionComparison } from './revision-comparison.js';

interface Props {
  offer: OfferView;
  /** What the partner proposes for an offer on line. */
  revision?: OfferRevision;
  /** What the CCAS calls its categories, in order. */
  categoryLabels: string[];
  token: string;
  refusal?: Refusal;
}

export function OfferReviewPage({ offer, revision, categoryLabels, token, refusal }: Props) {
  const path = `/ccas/avantages/${offer.id}`;
  return (
    <div class="stack">
      <div class="stack tight">
        <p>
          <a href={`/ccas/partenaires/${offer.partner.id}`}>{offer.partner.name}</a>
        </p>
        <div class="row">
          <h1>{offer.title}</h1>
          <span class="badge">{offerStateLabels[offer.status]}</span>
        </div>
      </div>
      {refusal && <RefusalNotice refusal={refusal} />}
      {offer.categories.length < categoryLabels.length && (
        <p>Pour les pass : {passesWords(offer, categoryLabels)}. Ni le partenaire ni le public ne le voient.</p>
      )}
      {offer.resumesOn && <p>Revient en ligne le {frenchDay(offer.resumesOn)}.</p>}
      {offer.returnReason && (
        <div class="notice waiting">
          <p>Renvoyé au partenaire : « {offer.returnReason} »</p>
        </div>
      )}
      {revision ? (
        <Revision {...{ offer, revision, categoryLabels, token, path, refusal }} />
      ) : (
        <article class="panel narrow stack" aria-label="Ce que les habitants lisent">
          <OfferDetail offer={offer} heading="h2" />
        </article>
      )}
      <Decisions offer={offer} token={token} path={path} refusal={refusal} />
    </div>
  );
}

function Revision({
  offer,
  revision,
  categoryLabels,
  token,
  path,
  refusal,
}: Required<Omit<Props, 'refusal'>> & { path: string; refusal?: Refusal }) {
  return (
    <section class="stack">
      <h2>
        {revision.state === 'submitted'
          ? 'Le partenaire propose une modification'
          : 'Modification renvoyée au partenaire'}
      </h2>
      <RevisionComparison offer={offer} changes={revision.changes} categoryLabels={categoryLabels} />
      <div class="columns">
        <article class="panel stack" aria-label="En ligne aujourd’hui">
          <p class="soft">En ligne aujourd’hui</p>
          <OfferDetail offer={offer} heading="h3" />
        </article>
        <article class="panel stack" aria-label="Proposé">
          <p class="soft">Proposé</p>
          <OfferDetail offer={afterChanges(offer, revision.changes)} heading="h3" />
        </article>
      </div>
      {revision.state === 'submitted' && (
        <div class="columns">
          <Form action={`${path}/modification/publication`} token={token}>
            <button>
              <Icon name="badge-check" /> Publier la modification
            </button>
          </Form>
          <Form action={`${path}/modification/renvoi`} token={token}>
            <TextArea label="Ce que le partenaire doit revoir" name="reason" refusal={refusal} />
            <button class="quiet">Renvoyer la modification</button>
          </Form>
        </div>
      )}
    </section>
  );
}

function Decisions({ offer, token, path, refusal }: Omit<Props, 'revision' | 'categoryLabels'> & { path: string }) {
  const { status } = offer;
  return (
    <>
      {status === 'submitted' && (
        <div class="columns">
          <Form action={`${path}/publication`} token={token}>
            <button>
              <Icon name="badge-check" /> Publier
            </button>
          </Form>
          <Form action={`${path}/renvoi`} token={token}>
            <TextArea label="Ce que le partenaire doit revoir" name="reason" refusal={refusal} />
            <button class="quiet">Renvoyer au partenaire</button>
          </Form>
        </div>
      )}
      <div class="row">
        {(status === 'draft' || status === 'returned') && (
          <Form action={`${path}/envoi`} token={token} class="row">
            <button>Envoyer à l’examen</button>
          </Form>
        )}
        {status === 'paused' && (
          <Form action={`${path}/pause/fin`} token={token} class="row">
            <button>Remettre en ligne</button>
          </Form>
        )}
        {status !== 'submitted' && status !== 'ended' && (
          <a class="button quiet" href={`${path}/modification`}>
            <Icon name="pencil" /> Modifier
          </a>
        )}
      </div>
      {status === 'published' && (
        <details open={refusal?.errors.some(({ field }) => field === 'resumesOn')}>
          <summary>Mettre en pause</summary>
          <Form action={`${path}/pause`} token={token} class="stack narrow">
            <Field label="Jour de la reprise" type="date" name="resumesOn" refusal={refusal} optional />
            <WordForPartner />
            <button class="quiet">Mettre en pause</button>
          </Form>
        </details>
      )}
      {(status === 'published' || status === 'paused') && (
        <details>
          <summary>Y mettre fin</summary>
          <Form action={`${path}/fin`} token={token} class="stack narrow">
            <p>C’est définitif : pour le proposer de nouveau, il faudra en écrire un autre.</p>
            <WordForPartner />
            <button class="danger">Oui, mettre fin à cet avantage</button>
          </Form>
        </details>
      )}
    </>
  );
}

function WordForPartner() {
  return (
    <TextArea
      label="Un mot pour le partenaire"
      name="reason"
      hint="Il le lit dans le courriel qui l’en prévient."
      optional
    />
  );
}
