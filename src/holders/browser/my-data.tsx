import { useState } from 'preact/hooks';
import { parisDay } from '../../kernel/ui/browser/paris-day.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Confirm } from './confirm.js';
import type { HeldPass } from './held-passes.js';
import { HolderApi } from './holder-api.js';
import type { SectionProps } from './section-props.js';

const kinds = {
  access: 'Accès',
  correction: 'Correction',
  restriction: 'Limitation',
  erasure: 'Effacement',
  portability: 'Copie à emporter',
};
const states = { waiting: 'en attente', granted: 'faite', refused: 'refusée', withdrawn: 'retirée' };

/** What is kept about the person: see it, correct it, erase it. */
export function MyData({ pass, view, act }: SectionProps & { pass: HeldPass }) {
  const waiting = (kind: string) => view.requests?.some((each) => each.kind === kind && each.state === 'waiting');
  return (
    <details>
      <summary>Mes données</summary>
      <div class="stack">
        <p>
          <Download pass={pass} />
        </p>
        <ul class="plain-list">
          {view.requests?.map((request) => (
            <li key={request.id}>
              <p>
                <strong>
                  {kinds[request.kind]}, {states[request.state]}
                </strong>
                <br />
                <span class="soft">
                  Demandée le {frenchDay(parisDay(request.askedAt))}
                  {request.state === 'waiting' && `, réponse avant le ${frenchDay(parisDay(request.dueAt))}`}
                </span>
                {request.answer && ` ${request.answer}`}
              </p>
              {request.state === 'waiting' && (
                <Confirm
                  label="Retirer cette demande"
                  question="Le CCAS ne fera rien."
                  confirm={() => act(`/requests/${request.id}/withdrawal`)}
                />
              )}
            </li>
          ))}
        </ul>
        <Correction ask={(message) => act('/requests', { kind: 'correction', message })} />
        {!waiting('erasure') && (
          <Confirm
            label="Demander à effacer mon dossier"
            question="Le CCAS effacera votre dossier sous un mois, et votre pass ne marchera plus. Vous pouvez retirer la demande jusque-là."
            confirm={() => act('/requests', { kind: 'erasure' })}
          />
        )}
      </div>
    </details>
  );
}

function Correction({ ask }: { ask(message: string): Promise<object | undefined> }) {
  const [message, setMessage] = useState('');
  return (
    <form
      class="stack tight"
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        if (await ask(message)) setMessage('');
      }}
    >
      <h3>Quelque chose est faux ?</h3>
      <label for="correction">Dites ce qu’il faut écrire</label>
      <textarea
        id="correction"
        rows={3}
        maxLength={1000}
        value={message}
        onInput={(event) => setMessage(event.currentTarget.value)}
      />
      <p>
        <button>Demander la correction</button>
      </p>
    </form>
  );
}

function Download({ pass }: { pass: HeldPass }) {
  const [problem, setProblem] = useState(false);
  const save = async (): Promise<void> => {
    try {
      const data = await new HolderApi({ ...pass }).ask<object>('GET', '/data');
      const url = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
      const link = Object.assign(document.createElement('a'), { href: url, download: 'mes-donnees-pass-senior.json' });
      link.click();
      window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
      setProblem(false);
    } catch {
      setProblem(true);
    }
  };
  return (
    <>
      <button type="button" class="button quiet" onClick={() => void save()}>
        Enregistrer tout ce que le CCAS sait de moi
      </button>
      {problem && <span role="alert"> Le serveur ne répond pas. Réessayez dans un instant.</span>}
    </>
  );
}
