import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { fieldsOf, formOf, type ShownForms } from '../../kernel/fields/fields-of.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { DecisionForm } from '../../partners/decision-form.js';
import type { OfferView } from '../offer-directory.query.js';
import type { OfferRevision } from '../offer-revision.query.js';
import { offerStateLabels } from '../offer-wording.js';
import { PauseForm } from '../pause-form.js';
import { OfferDetail } from './offer-detail.js';
import { afterChanges, passesWords, RevisionComparison } from './revision-comparison.js';

interface Props extends ShownForms {
  offer: OfferView;
  /** What the partner proposes for an offer on line. */
  revision?: OfferRevision;
  /** What the CCAS calls its categories, in order. */
  categoryLabels: string[];
  token: string;
}

const toRevise = { label: 'Ce que le partenaire doit revoir', hint: undefined, optional: false };

export function OfferReviewPage(props: Props) {
  const { offer, revision, categoryLabels, refusal, refused } = props;
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
      {refusal && <RefusalNotice refusal={refusal} of={refused} />}
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
        <Revision {...props} revision={revision} path={path} />
      ) : (
        <article class="panel narrow stack" aria-label="Ce que les habitants lisent">
          <OfferDetail offer={offer} heading="h2" />
        </article>
      )}
      <Decisions {...props} path={path} />
    </div>
  );
}

function Revision(props: Props & { revision: OfferRevision; path: string }) {
  const { offer, revision, categoryLabels, token, path } = props;
  const field = fieldsOf(DecisionForm, formOf(props, 'sendChangeBack'));
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
            <field.reason {...toRevise} />
            <button class="quiet">Renvoyer la modification</button>
          </Form>
        </div>
      )}
    </section>
  );
}

function Decisions(props: Props & { path: string }) {
  const { offer, token, path, refused } = props;
  const { status } = offer;
  const back = fieldsOf(DecisionForm, formOf(props, 'sendBack'));
  const pause = fieldsOf(PauseForm, formOf(props, 'pause'));
  const end = fieldsOf(DecisionForm, formOf(props, 'end'));
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
            <back.reason {...toRevise} />
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
        <details open={refused === 'pause'}>
          <summary>Mettre en pause</summary>
          <Form action={`${path}/pause`} token={token} class="stack narrow">
            <pause.resumesOn hint={undefined} />
            <pause.reason />
            <button class="quiet">Mettre en pause</button>
          </Form>
        </details>
      )}
      {(status === 'published' || status === 'paused') && (
        <details open={refused === 'end'}>
          <summary>Y mettre fin</summary>
          <Form action={`${path}/fin`} token={token} class="stack narrow">
            <p>C’est définitif : pour le proposer de nouveau, il faudra en écrire un autre.</p>
            <end.reason />
            <button class="danger">Oui, mettre fin à cet avantage</button>
          </Form>
        </details>
      )}
    </>
  );
}
