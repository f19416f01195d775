import { refusalReasonSentences } from '../application-wording.js';
import type { ApplicationView } from '../application.query.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Form } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { Holding } from '../../passes/holders.query.js';
import type { DoubleCandidate } from '../../residents/likely-doubles.query.js';
import { Acceptance, ApplicationRefusal, RequestForMore } from '../decision-forms.js';
import { DoubleChoice } from './double-choice.js';

export interface ApplicationFileProps {
  token: string;
  application: ApplicationView;
  candidates: DoubleCandidate[];
  holdings: Map<string, Holding>;
  today: string;
  /** Categories that may be given. */
  categories: [string, string][];
  /** What was typed in a decision that was refused. */
  values: Record<string, string | undefined>;
  refusal?: Refusal;
  /** Which decision that was: `ask`, `refuse` or another. */
  refused?: string;
}

/** What may be decided in the state the application is in. */
export function Decisions(props: ApplicationFileProps) {
  const { application: a, token } = props;
  switch (a.state) {
    case 'submitted':
      return (
        <>
          <Accept {...props} />
          <details open={props.refused === 'ask'}>
            <summary>Il manque quelque chose</summary>
            <AskMore {...props} />
          </details>
          <details open={props.refused === 'refuse'}>
            <summary>Refuser la demande</summary>
            <Refuse {...props} />
          </details>
        </>
      );
    case 'more_asked':
      return (
        <>
          <div class="notice waiting">
            <p>
              Demandé le {frenchDay(dayOf(a.askedAt!))} : « {a.missing} »
            </p>
            {!a.email && <p>Cette personne n’a pas d’adresse électronique : envoyez-lui la lettre.</p>}
          </div>
          <Form action={`/ccas/demandes/${a.id}/reponse`} token={token}>
            <button>
              <Icon name="check" /> La personne a répondu
            </button>
          </Form>
          <details open={props.refused === 'refuse'}>
            <summary>Refuser la demande</summary>
            <Refuse {...props} />
          </details>
        </>
      );
    default:
      return <Outcome application={a} />;
  }
}

function Accept({ application: a, token, candidates, holdings, today, categories, values }: ApplicationFileProps) {
  const field = fieldsOf(Acceptance, { values });
  return (
    <Form action={`/ccas/demandes/${a.id}/acceptation`} token={token} class="pass-plate">
      <h2>Accepter et délivrer le pass</h2>
      {candidates.length > 0 && (
        <DoubleChoice asked={a} candidates={candidates} holdings={holdings} chosen={values.dossier} />
      )}
      <div class="pair">
        <field.residenceProof.kind
          label="Justificatif vu"
          value={values['residenceProof.kind'] ?? a.proofKind ?? undefined}
        />
        <field.residenceProof.seenOn value={values['residenceProof.seenOn'] ?? today} />
      </div>
      <field.category
        value={values.category ?? (a.disabilityCard ? '3' : '1')}
        options={categories}
        hint="Catégorie 3 : sur présentation de la carte."
      />
      <button>
        <Icon name="badge-check" /> Accepter et délivrer le pass
      </button>
    </Form>
  );
}

function AskMore({ application: a, token, values, refusal }: ApplicationFileProps) {
  const field = fieldsOf(RequestForMore, { values, refusal });
  return (
    <Form action={`/ccas/demandes/${a.id}/complement`} token={token}>
      <field.missing
        label="Que manque-t-il ?"
        hint={`La personne lira ces mots, ${a.email ? 'par courriel' : 'dans la lettre que vous imprimerez'}.`}
      />
      <button class="quiet">Demander</button>
    </Form>
  );
}

function Refuse({ application: a, token, values, refusal }: ApplicationFileProps) {
  const field = fieldsOf(ApplicationRefusal, { values, refusal });
  return (
    <Form action={`/ccas/demandes/${a.id}/refus`} token={token}>
      <field.reason />
      <field.note
        label="À ajouter pour la personne"
        hint={`Elle le lira ${a.email ? 'par courriel' : 'dans la lettre que vous imprimerez'}.`}
        optional
      />
      <button class="danger">Refuser</button>
    </Form>
  );
}

function Outcome({ application: a }: { application: ApplicationView }) {
  const day = frenchDay(dayOf(a.decidedAt!));
  if (a.state === 'accepted')
    return (
      <div class="notice accepted">
        <p>
          Acceptée le {day}. <a href={`/ccas/usagers/${a.residentId}`}>Ouvrir le dossier</a>
        </p>
      </div>
    );
  if (a.state === 'withdrawn')
    return (
      <div class="notice">
        <p>Retirée par la personne le {day}.</p>
      </div>
    );
  return (
    <div class="notice refused">
      <p>
        Refusée le {day}. {refusalReasonSentences[a.refusalReason!]}
      </p>
      {a.refusalNote && <p>« {a.refusalNote} »</p>}
      {!a.email && <p>Cette personne n’a pas d’adresse électronique : envoyez-lui la lettre.</p>}
    </div>
  );
}
