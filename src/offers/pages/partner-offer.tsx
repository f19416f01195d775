import { fieldsOf, formOf, type ShownForms } from '../../kernel/fields/fields-of.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { OfferView } from '../offer-directory.query.js';
import type { OfferRevision } from '../offer-revision.query.js';
import { offerStateLabels } from '../offer-wording.js';
import { PauseForm } from '../pause-form.js';
import { OfferDetail } from './offer-detail.js';
import { RevisionComparison } from './revision-comparison.js';

interface Props extends ShownForms {
  token: string;
  offer: OfferView;
  revision?: OfferRevision;
}

/** One of the partner's offers: as people read it, where it stands, and what may be done. */
export function PartnerOfferPage(props: Props) {
  const { token, offer, revision, refusal, refused } = props;
  const path = `/partenaire/avantages/${offer.id}`;
  return (
    <div class="narrow stack">
      <div class="stack tight">
        <p>
          <a href="/partenaire">Mes avantages</a>
        </p>
        <div class="row">
          <h1>{headings[offer.status]}</h1>
          <span class="badge">{offerStateLabels[offer.status]}</span>
        </div>
      </div>
      {refusal && <RefusalNotice refusal={refusal} of={refused} />}
      <Standing offer={offer} />
      <article class="panel stack" aria-label="L’avantage tel que les habitants le lisent">
        <OfferDetail offer={offer} heading="h2" />
      </article>
      <Actions {...props} path={path} />
      {revision && (
        <section class="stack">
          <h2>
            {revision.state === 'returned' ? 'Votre modification est à revoir' : 'Votre modification attend le CCAS'}
          </h2>
          {revision.returnReason && (
            <div class="notice waiting">
              <p>{revision.returnReason}</p>
            </div>
          )}
          <RevisionComparison offer={offer} changes={revision.changes} />
          <Form action={`${path}/modification/retrait`} token={token} class="row">
            <button class="quiet">Renoncer à cette modification</button>
          </Form>
        </section>
      )}
    </div>
  );
}

const headings: Record<OfferView['status'], string> = {
  draft: 'Relisez, puis envoyez',
  submitted: 'Le CCAS l’examine',
  returned: 'Une correction est demandée',
  published: 'Votre avantage est en ligne',
  paused: 'Votre avantage est en pause',
  ended: 'Cet avantage est terminé',
};

function Standing({ offer }: { offer: OfferView }) {
  if (offer.status === 'returned')
    return (
      <div class="notice waiting">
        <p>
          <strong>Le CCAS demande :</strong> {offer.returnReason}
        </p>
      </div>
    );
  if (offer.status === 'paused')
    return (
      <div class="notice waiting">
        <p>
          {offer.resumesOn
            ? `Il revient en ligne tout seul le ${frenchDay(offer.resumesOn)}.`
            : 'Il ne s’affiche plus, et la caisse ne l’accepte pas. Remettez-le en ligne quand vous voulez.'}
        </p>
      </div>
    );
  if (offer.quota !== null && offer.quotaLeft !== null)
    return (
      <p>
        Il en reste {offer.quotaLeft} sur {offer.quota}.
      </p>
    );
  return offer.status === 'draft' ? <p class="soft">Voici ce que les habitants liront.</p> : null;
}

function Actions(props: Props & { path: string }) {
  const { token, offer, path, refused } = props;
  const pause = fieldsOf(PauseForm, formOf(props, 'pause'));
  const { status } = offer;
  const mayEdit = status !== 'submitted' && status !== 'ended';
  return (
    <>
      <div class="row">
        {(status === 'draft' || status === 'returned') && (
          <Form action={`${path}/envoi`} token={token} class="row">
            <button>
              <Icon name="send" /> Envoyer au CCAS
            </button>
          </Form>
        )}
        {status === 'paused' && (
          <Form action={`${path}/pause/fin`} token={token} class="row">
            <button>Remettre en ligne</button>
          </Form>
        )}
        {mayEdit && (
          <a class="button quiet" href={`${path}/modification`}>
            <Icon name="pencil" /> {status === 'published' || status === 'paused' ? 'Améliorer' : 'Modifier'}
          </a>
        )}
      </div>
      {status === 'published' && (
        <details open={refused === 'pause'}>
          <summary>Mettre en pause</summary>
          <Form action={`${path}/pause`} token={token} class="stack narrow">
            <pause.resumesOn />
            <button class="quiet">Mettre en pause</button>
          </Form>
        </details>
      )}
      {(status === 'published' || status === 'paused') && (
        <details>
          <summary>Y mettre fin</summary>
          <Form action={`${path}/fin`} token={token} class="stack narrow">
            <p>C’est définitif : il ne pourra pas revenir en ligne. Les chiffres restent.</p>
            <button class="danger">Mettre fin à cet avantage</button>
          </Form>
        </details>
      )}
    </>
  );
}
