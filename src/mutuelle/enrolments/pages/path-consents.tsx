import { dayOf } from '../../../kernel/time/instant-of.js';
import { fieldsOf, formOf, type ShownForms } from '../../../kernel/fields/fields-of.js';
import { Form } from '../../../kernel/ui/form.js';
import { frenchDay } from '../../../kernel/ui/french.js';
import { howLabels } from '../../../consents/consent-hows.js';
import { type ConsentKind, consentLabels, consentWording } from '../consent-wording.js';
import { ConsentForm, KeptAnswerForm } from '../enrolment-form.js';
import type { EnrolmentView } from '../enrolment.query.js';
import { SaidHow } from '../../../consents/pages/said-how.js';

interface Props {
  token: string;
  at: string;
  ccas: string;
  path: EnrolmentView;
  isOpen: boolean;
  /** What was typed, and which form of the page was refused. */
  page: ShownForms;
  holds(kind: ConsentKind): boolean;
}

/** What the person agreed to and took back, in the words they heard; then what may still be asked of them. */
export function PathConsents({ token, at, ccas, path, page, holds, isOpen }: Props) {
  const given = formOf(page, 'agree');
  const kept = formOf(page, 'keepAnswer');
  const consent = fieldsOf(ConsentForm, given);
  const answer = fieldsOf(KeptAnswerForm, kept);
  return (
    <section class="panel stack">
      <h2>Accords</h2>
      {path.consents.length === 0 && <p class="soft">Aucun accord pour le moment : rien n’est donné à la mutuelle.</p>}
      <ul class="entries">
        {path.consents.map((consent) => (
          <li>
            <div>
              <p>
                <strong>{consentLabels[consent.kind]}</strong>{' '}
                {consent.withdrawnAt ? (
                  <span class="badge waiting">Retiré</span>
                ) : (
                  <span class="badge accepted">Donné</span>
                )}
              </p>
              <p class="soft">
                {howLabels[consent.givenHow]}, le {frenchDay(dayOf(consent.givenAt))}
                {consent.withdrawnAt && `, retiré le ${frenchDay(dayOf(consent.withdrawnAt))}`}
              </p>
              <details>
                <summary>Le texte</summary>
                <p>« {consent.wording} »</p>
              </details>
            </div>
            {!consent.withdrawnAt && (
              <Form action={`${at}/accords/${consent.kind}/retrait`} token={token} class="row">
                <SaidHow of={consent.id} />
                <button class="quiet">
                  Retirer<span class="hidden-text"> : {consentLabels[consent.kind]}</span>
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {isOpen && !holds('transmission') && (
        <Form action={`${at}/accords`} token={token} refusal={given.refusal} of={given.of} class="stack">
          <h3>Être contacté·e par la mutuelle</h3>
          <p>Lisez ce texte à la personne :</p>
          <blockquote class="panel">{consentWording('transmission', path.insurerName, ccas)}</blockquote>
          <input type="hidden" name="kind" value="transmission" />
          <consent.how value={given.values.how ? undefined : 'counter'} />
          <button>Elle est d’accord</button>
        </Form>
      )}
      {isOpen && !holds('c2s_answer') && (
        <details open={kept.refusal !== undefined}>
          <summary>Garder la réponse C2S</summary>
          <Form action={`${at}/c2s`} token={token} refusal={kept.refusal} of={kept.of} class="stack">
            <p>
              Faites le calcul avec elle sur <a href="/mutuelle/c2s">la page C2S</a>, puis lisez-lui :
            </p>
            <blockquote class="panel">{consentWording('c2s_answer', path.insurerName, ccas)}</blockquote>
            <answer.answer />
            <answer.how value={kept.values.how ? undefined : 'counter'} />
            <button class="quiet">Elle est d’accord : garder la réponse</button>
          </Form>
        </details>
      )}
    </section>
  );
}
