import { dayOf } from '../../../kernel/time/instant-of.js';
import { Form, Select } from '../../../kernel/ui/form.js';
import { frenchDay } from '../../../kernel/ui/french.js';
import { c2sAnswers } from '../../c2s/c2s-check.js';
import { consentHows, howLabels } from '../../../consents/consent-hows.js';
import { type ConsentKind, consentLabels, consentWording } from '../consent-wording.js';
import type { EnrolmentView } from '../enrolment.query.js';
import { c2sAnswerLabels } from '../../mutuelle-words.js';

interface Props {
  token: string;
  at: string;
  ccas: string;
  path: EnrolmentView;
  isOpen: boolean;
  holds(kind: ConsentKind): boolean;
}

/** What the person agreed to and took back, in the words they heard; then what may still be asked of them. */
export function PathConsents({ token, at, ccas, path, holds, isOpen }: Props) {
  const hows = consentHows.map((how): [string, string] => [how, howLabels[how]]);
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
                <button class="quiet">
                  Retirer<span class="hidden-text"> : {consentLabels[consent.kind]}</span>
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {isOpen && !holds('transmission') && (
        <Form action={`${at}/accords`} token={token} class="stack">
          <h3>Être contacté·e par la mutuelle</h3>
          <p>Lisez ce texte à la personne :</p>
          <blockquote class="panel">{consentWording('transmission', path.insurerName, ccas)}</blockquote>
          <input type="hidden" name="kind" value="transmission" />
          <Select label="Accord donné" name="how" value="counter" options={hows} />
          <button>Elle est d’accord</button>
        </Form>
      )}
      {isOpen && !holds('c2s_answer') && (
        <details>
          <summary>Garder la réponse C2S</summary>
          <Form action={`${at}/c2s`} token={token} class="stack">
            <p>
              Faites le calcul avec elle sur <a href="/mutuelle/c2s">la page C2S</a>, puis lisez-lui :
            </p>
            <blockquote class="panel">{consentWording('c2s_answer', path.insurerName, ccas)}</blockquote>
            <Select
              label="Réponse du calcul"
              name="answer"
              options={c2sAnswers.map((answer): [string, string] => [answer, c2sAnswerLabels[answer]])}
            />
            <Select label="Comment l’accord est donné" name="how" of="c2s" value="counter" options={hows} />
            <button class="quiet">Elle est d’accord : garder la réponse</button>
          </Form>
        </details>
      )}
    </section>
  );
}
