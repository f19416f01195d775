import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { ofName } from '../../kernel/text/of-name.js';
import { CarerFormSeen } from '../carer-form.js';
import type { CarerView } from '../carers.query.js';
import type { PhoneView } from '../phones.query.js';
import { Form } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { type FormValues, oneText } from '../../kernel/http/input.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { dayOf } from '../../kernel/time/instant-of.js';

interface Panel {
  token: string;
  /** `/ccas/usagers/<id>` */
  path: string;
}

/** Phones that carry the pass, and a code for one more. */
export function PhonesPanel({ token, path, passId, phones }: Panel & { passId: string; phones: PhoneView[] }) {
  return (
    <section class="panel stack">
      <h2>Téléphones</h2>
      {phones.length === 0 ? (
        <p class="soft">Le pass n’est sur aucun téléphone. Un code permet de l’y mettre ; la carte reste valable.</p>
      ) : (
        <ul class="plain-list">
          {phones.map((phone) => (
            <li>
              <p>
                <strong>Téléphone {phone.place}</strong>
                {phone.carerName && `, ${ofName(phone.carerName)}`}
                <br />
                <span class="soft">
                  Depuis le {frenchDay(dayOf(phone.activatedAt))}, vu le {frenchDay(dayOf(phone.lastSeenAt))}
                </span>
              </p>
              <div class="row">
                <Form action={`${path}/telephones/${phone.id}/retrait`} token={token} class="inline">
                  <button class="quiet">Retirer le téléphone {phone.place}</button>
                </Form>
                <Form action={`${path}/telephones/code`} token={token} class="inline">
                  <input type="hidden" name="passId" value={passId} />
                  <input type="hidden" name="carerId" value={phone.carerId ?? ''} />
                  <input type="hidden" name="replaces" value={phone.id} />
                  <button class="quiet">Le remplacer par un autre</button>
                </Form>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Form action={`${path}/telephones/code`} token={token} class="inline">
        <input type="hidden" name="passId" value={passId} />
        <button class="quiet">Donner un code d’activation</button>
      </Form>
    </section>
  );
}

interface CarersProps extends Panel {
  carers: CarerView[];
  /** The current pass; without one a carer cannot activate a phone yet. */
  passId?: string;
  /** The person died or moved away: nobody is allowed any more. */
  isEnded?: boolean;
  today: string;
  values?: FormValues;
  refusal?: Refusal;
}

/** Who may hold the pass for this person. */
export function CarersPanel({ token, path, passId, carers, isEnded, today, values = {}, refusal }: CarersProps) {
  if (isEnded && carers.length === 0) return null;
  const field = fieldsOf(CarerFormSeen, { values, refusal });
  return (
    <section class="panel stack" id="aidants">
      <h2>Aidants</h2>
      {carers.length === 0 && (
        <p class="soft">Personne d’autre n’a le pass. Un aidant voit le pass et où il sert, pas ce dossier.</p>
      )}
      {carers.length > 0 && (
        <ul class="plain-list">
          {carers.map((carer) => (
            <li>
              <p>
                <strong>
                  {carer.firstName} {carer.lastName}
                </strong>
                <br />
                <span class="soft">
                  {carer.formSeenOn
                    ? `Formulaire signé vu le ${frenchDay(carer.formSeenOn)}`
                    : `Autorisé depuis le téléphone de la personne, le ${frenchDay(dayOf(carer.startedAt))}`}
                  {carer.phones === 0 && ', pas encore activé'}
                </span>
              </p>
              <div class="row">
                {passId && (
                  <Form action={`${path}/telephones/code`} token={token} class="inline">
                    <input type="hidden" name="passId" value={passId} />
                    <input type="hidden" name="carerId" value={carer.id} />
                    <button class="quiet">Donner un code à {carer.firstName}</button>
                  </Form>
                )}
                <Form action={`${path}/aidants/${carer.id}/fin`} token={token} class="inline">
                  <button class="quiet">Arrêter avec {carer.firstName}</button>
                </Form>
              </div>
            </li>
          ))}
        </ul>
      )}
      {!isEnded && (
        <details open={refusal !== undefined}>
          <summary>Autoriser un aidant</summary>
          <Form action={`${path}/aidants`} token={token} refusal={refusal}>
            <div class="pair">
              <field.firstName />
              <field.lastName />
            </div>
            <field.formSeenOn value={oneText(values.formSeenOn ?? today)} />
            <button>Autoriser</button>
          </Form>
        </details>
      )}
    </section>
  );
}
