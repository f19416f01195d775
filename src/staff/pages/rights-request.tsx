import type { RightsRequestView } from '../../holders/rights-requests.query.js';
import { Form, RefusalNotice, TextArea } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { Icon } from '../../kernel/ui/icon.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import type { ResidentView } from '../../residents/resident.query.js';

interface Props {
  token: string;
  resident: ResidentView;
  request: RightsRequestView;
  refusal?: Refusal;
}

const titles = { correction: 'Demande de correction', erasure: 'Demande d’effacement' };

/** One request about personal data, and the answer to it. */
export function RightsRequestPage({ token, resident, request, refusal }: Props) {
  const path = `/ccas/usagers/${resident.id}`;
  const isWaiting = request.state === 'waiting';
  return (
    <section class="narrow stack">
      <h1>{titles[request.kind]}</h1>
      {refusal && <RefusalNotice refusal={refusal} />}
      <p>
        {resident.isErased ? (
          'Dossier effacé'
        ) : (
          <a href={path}>
            {resident.firstName} {resident.lastName}
          </a>
        )}
        , le {frenchDay(dayOf(request.askedAt))}.{' '}
        {isWaiting && <strong>Réponse due avant le {frenchDay(dayOf(request.dueAt))}.</strong>}
      </p>
      {request.message && <blockquote class="panel">{request.message}</blockquote>}
      {!isWaiting && <Closed request={request} />}
      {!resident.isErased && request.state !== 'withdrawn' && (
        <p>
          <a class="button quiet" href={`${path}/droits/${request.id}/reponse.pdf`} target="_blank" rel="noopener">
            <Icon name="printer" /> Imprimer la réponse
          </a>
        </p>
      )}
      {isWaiting && (
        <>
          <Grant token={token} path={path} request={request} refusal={refusal} />
          <details>
            <summary>Refuser, avec la raison</summary>
            <Form action={`${path}/droits/${request.id}/refuser`} token={token}>
              <TextArea label="Raison, telle que la personne la lira" name="answer" refusal={refusal} />
              <button class="danger">Refuser la demande</button>
            </Form>
          </details>
        </>
      )}
    </section>
  );
}

function Grant({ token, path, request, refusal }: Omit<Props, 'resident'> & { path: string }) {
  const isErasure = request.kind === 'erasure';
  const error = refusal?.errors.find(({ field }) => field === 'understood');
  return (
    <Form action={`${path}/droits/${request.id}/accorder`} token={token}>
      {isErasure ? (
        <p>
          Imprimez d’abord la réponse : après, il n’y aura plus d’adresse. Le nom, la date de naissance et les
          coordonnées seront effacés, le pass retiré, les aidants aussi. Les utilisations restent, sans nom.
        </p>
      ) : (
        <p>
          <a href={`${path}/modifier`}>Corrigez le dossier</a>, puis dites ici que c’est fait.
        </p>
      )}
      <div class={error ? 'field wrong' : 'field'}>
        {error && (
          <p class="error" id="champ-understood-erreur">
            {error.detail}
          </p>
        )}
        <label class="check">
          <input
            type="checkbox"
            name="understood"
            value="oui"
            id="champ-understood"
            aria-invalid={error ? 'true' : undefined}
            aria-describedby={error && 'champ-understood-erreur'}
          />{' '}
          {isErasure
            ? 'La réponse est imprimée, et j’ai vérifié que la personne le demande.'
            : 'Le dossier est corrigé.'}
        </label>
      </div>
      <button class={isErasure ? 'danger' : undefined}>
        {isErasure ? 'Effacer le dossier pour toujours' : 'Marquer comme fait'}
      </button>
    </Form>
  );
}

function Closed({ request }: { request: RightsRequestView }) {
  const words = { granted: 'C’est fait', refused: 'Refusée', withdrawn: 'Retirée par la personne', waiting: '' };
  return (
    <p class={`notice ${request.state === 'granted' ? 'accepted' : 'waiting'}`}>
      <strong>{words[request.state]}</strong>
      {request.closedAt && `, le ${frenchDay(dayOf(request.closedAt))}. `}
      {request.answer}
    </p>
  );
}
