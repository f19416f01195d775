import { GrantForm, RefusalForm } from '../rights-answer-forms.js';
import type { RightsKind } from '../rights-form.js';
import { rightTitles } from '../rights-wording.js';
import type { RightsRequestView } from '../rights-requests.query.js';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import type { FormValues } from '../../kernel/http/input.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { Icon } from '../../kernel/ui/icon.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import type { ResidentView } from '../../residents/resident.query.js';

interface Props {
  token: string;
  resident: ResidentView;
  request: RightsRequestView;
  /** ISO day. */
  today: string;
  values?: FormValues;
  refusal?: Refusal;
  /** Which form that was. */
  refused?: string;
}

/** One request about personal data, and the answer to it. */
export function RightsRequestPage({ token, resident, request, today, values = {}, refusal, refused }: Props) {
  const path = `/ccas/usagers/${resident.id}`;
  const isWaiting = request.state === 'waiting';
  const refusing = fieldsOf(RefusalForm, { values, refusal });
  return (
    <section class="narrow stack">
      <h1>{rightTitles[request.kind]}</h1>
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
        {isWaiting && <strong>Réponse due avant le {frenchDay(dayOf(request.dueAt))}.</strong>}{' '}
        {isWaiting && dayOf(request.dueAt) < today && <span class="badge refused">En retard</span>}
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
          <details open={refused === 'refuse'}>
            <summary>Refuser, avec la raison</summary>
            <Form action={`${path}/droits/${request.id}/refus`} token={token}>
              <refusing.answer />
              <button class="danger">Refuser la demande</button>
            </Form>
          </details>
        </>
      )}
    </section>
  );
}

/** What to do before saying that it is done, what is then confirmed, and the button. */
const granting: Record<RightsKind, { confirmed: string; button: string }> = {
  access: { confirmed: 'Ses données sont imprimées et lui sont remises.', button: 'Marquer comme fait' },
  correction: { confirmed: 'Le dossier est corrigé.', button: 'Marquer comme fait' },
  restriction: { confirmed: 'J’ai vérifié que la personne le demande.', button: 'Limiter l’usage du dossier' },
  erasure: {
    confirmed: 'La réponse est imprimée, et j’ai vérifié que la personne le demande.',
    button: 'Effacer le dossier pour toujours',
  },
  portability: { confirmed: 'Le fichier lui est remis.', button: 'Marquer comme fait' },
};

function Before({ path, kind }: { path: string; kind: RightsKind }) {
  switch (kind) {
    case 'access':
      return (
        <p>
          <a href={`${path}/donnees.pdf`} target="_blank" rel="noopener">
            Imprimez ses données
          </a>
          , vérifiez qui les reçoit, puis dites ici que c’est fait.
        </p>
      );
    case 'portability':
      return (
        <p>
          <a href={`${path}/donnees.json`}>Enregistrez ses données dans un fichier</a>, remettez-le-lui, puis dites ici
          que c’est fait.
        </p>
      );
    case 'correction':
      return (
        <p>
          <a href={`${path}/modification`}>Corrigez le dossier</a>, puis dites ici que c’est fait.
        </p>
      );
    case 'restriction':
      return (
        <p>
          Le dossier sera gardé et ne servira plus : ni rappel, ni impression par lot, ni correction, ni effacement par
          date. Le pass reste valable : la personne seule décide de le montrer.
        </p>
      );
    case 'erasure':
      return (
        <p>
          Imprimez d’abord la réponse : après, il n’y aura plus d’adresse. Le nom, la date de naissance et les
          coordonnées seront effacés, le pass retiré, les aidants aussi. Les utilisations restent, sans nom.
        </p>
      );
  }
}

function Grant({
  token,
  path,
  request,
  refusal,
}: Omit<Props, 'resident' | 'today' | 'values' | 'refused'> & { path: string }) {
  const { confirmed, button } = granting[request.kind];
  const field = fieldsOf(GrantForm, { values: {}, refusal });
  return (
    <Form action={`${path}/droits/${request.id}/accord`} token={token}>
      <Before path={path} kind={request.kind} />
      <field.understood label={confirmed} />
      <button class={request.kind === 'erasure' ? 'danger' : undefined}>{button}</button>
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
