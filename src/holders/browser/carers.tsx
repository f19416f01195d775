import { ofName } from '../../kernel/text/of-name.js';
import { useState } from 'preact/hooks';
import { Field } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import type { OpenActivation } from '../activation-secrets.js';
import { Confirm } from './confirm.js';
import type { SectionProps } from './section-props.js';

type WithActivation = { activation: OpenActivation };

/** The holder allows and ends; a carer ends themselves. */
export function Carers({ view, act }: SectionProps) {
  const [activation, setActivation] = useState<OpenActivation>();
  const own = view.phones.find((phone) => phone.carerId)?.carerId;
  if (view.role === 'carer')
    return (
      <details>
        <summary>Vous aidez {view.holder.firstName}</summary>
        <div class="stack">
          <p>
            Vous voyez le pass et où il sert, pas le dossier. {view.holder.firstName} ou vous pouvez arrêter quand vous
            le voulez.
          </p>
          {own && (
            <Confirm
              label="Ne plus être son aidant"
              question={`Ce téléphone ne montrera plus le pass ${ofName(view.holder.firstName)}.`}
              confirm={() => act(`/carers/${own}/end`)}
            />
          )}
        </div>
      </details>
    );
  return (
    <details>
      <summary>Mes aidants</summary>
      <div class="stack">
        <p>Un aidant a votre pass sur son téléphone. Il ne voit ni votre dossier ni vos utilisations.</p>
        {activation && <HandOver activation={activation} />}
        <ul class="plain-list">
          {view.carers?.map((carer) => (
            <li key={carer.id}>
              <p>
                <strong>
                  {carer.firstName} {carer.lastName}
                </strong>
                <br />
                <span class="soft">{carer.phones > 0 ? 'A le pass sur son téléphone' : 'N’a pas encore activé'}</span>
              </p>
              <p class="row">
                <button
                  type="button"
                  class="button quiet"
                  onClick={async () =>
                    setActivation((await act<WithActivation>(`/carers/${carer.id}/activation`))?.activation)
                  }
                >
                  Voir son code
                </button>
              </p>
              <Confirm
                label={`Arrêter avec ${carer.firstName}`}
                question={`${carer.firstName} n’aura plus votre pass sur son téléphone.`}
                confirm={() => act(`/carers/${carer.id}/end`)}
              />
            </li>
          ))}
        </ul>
        <NewCarer
          allow={async (form) => {
            const answer = await act<WithActivation>('/carers', form);
            setActivation(answer?.activation);
            return answer !== undefined;
          }}
        />
      </div>
    </details>
  );
}

function NewCarer({ allow }: { allow(form: object): Promise<boolean> }) {
  return (
    <form
      class="stack"
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        const form = event.currentTarget;
        if (await allow(Object.fromEntries(new FormData(form)))) form.reset();
      }}
    >
      <h3>Autoriser quelqu’un</h3>
      <Field label="Prénom" name="firstName" autocomplete="off" />
      <Field label="Nom" name="lastName" autocomplete="off" />
      <p>
        <button>Autoriser cette personne</button>
      </p>
    </form>
  );
}

/** What the holder gives to the carer, by hand or by message. */
function HandOver({ activation }: { activation: OpenActivation }) {
  const canShare = typeof navigator.share === 'function';
  return (
    <div class="notice accepted stack tight" role="status">
      <p>Donnez ce code à votre aidant. Il sert une fois, jusqu’au {frenchDay(activation.expiresOn)}.</p>
      <p class="secret">{activation.secret}</p>
      <p class="soft">
        Il ouvre <strong>{activation.url.split('#')[0]}</strong>, tape le numéro de votre pass, ce code et votre date de
        naissance.
      </p>
      {canShare && (
        <p>
          <button
            type="button"
            class="button quiet"
            onClick={() => void navigator.share({ title: 'Pass senior', url: activation.url }).catch(() => undefined)}
          >
            L’envoyer par message
          </button>
        </p>
      )}
    </div>
  );
}
