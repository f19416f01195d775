import { fieldsOf, shownForm } from '../../../kernel/fields/fields-of.js';
import { eurosOf } from '../../../kernel/fields/numbers.js';
import { Form } from '../../../kernel/ui/form.js';
import { frenchEuros, frenchNumber } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import { CounterpartForm, ReasonForm, ReceptionPageForm } from '../donation-form.js';
import type { DonationPageProps } from './donation-props.js';

/** What an agent does next, in the order of the law. */
export function NextStep(props: DonationPageProps) {
  const { donation, token } = props;
  const path = `/ccas/dons/${donation.id}`;
  const needsLines = donation.kind !== 'money' && donation.goods.length + donation.skills.length === 0;
  const canReceive =
    donation.receptionEndedOn === null && ['accepted_provisionally', 'deliberated'].includes(donation.state);
  return (
    <section class="panel stack">
      <h2>Et maintenant</h2>
      {donation.kind !== 'money' && donation.receivedCents === 0 && donation.state !== 'cancelled' && (
        <p class="row">
          <a class={needsLines ? 'button' : 'button quiet'} href={`${path}/detail`}>
            {needsLines ? 'Décrire ce qui est donné' : 'Corriger le détail'}
          </a>
        </p>
      )}
      {donation.state === 'pledged' && (
        <Form action={`${path}/acceptation`} token={token}>
          <p>
            Le président du CCAS peut accepter à titre provisoire (CASF, L123-8). Le conseil d’administration en
            délibère ensuite.
          </p>
          <button>
            <Icon name="check" /> Accepter à titre provisoire
          </button>
        </Form>
      )}
      {donation.state === 'accepted_provisionally' && (
        <div class="stack tight">
          <p>Le conseil d’administration doit délibérer. Une délibération peut accepter plusieurs dons.</p>
          <p>
            <a class="button" href={`/ccas/dons/deliberation?don=${donation.id}`}>
              Préparer la délibération
            </a>
          </p>
        </div>
      )}
      {donation.waitsForReceipt && (
        <Form action={`${path}/recu`} token={token}>
          <p>Tout est prêt pour le reçu fiscal de ce qui est arrivé.</p>
          <button>
            <Icon name="receipt-text" /> Faire le reçu fiscal
          </button>
        </Form>
      )}
      {canReceive && (
        <ReceptionFields {...props} isFirst={donation.state === 'deliberated' && !donation.waitsForReceipt} />
      )}
      {donation.state === 'cancelled' && <p>Ce don est annulé. Rien d’autre n’est à faire.</p>}
      {donation.state === 'receipted' && (
        <p>Le reçu fiscal est fait. Envoyez-le, ou imprimez-le avec la lettre de remerciement.</p>
      )}
      <p class="row">
        <a href={`${path}/remerciement.pdf`}>
          <Icon name="mail" size={20} /> Lettre de remerciement (PDF)
        </a>
      </p>
    </section>
  );
}

function ReceptionFields({ donation, token, today, isFirst, ...page }: DonationPageProps & { isFirst: boolean }) {
  const { values, refusal } = shownForm(page, 'receive');
  const field = fieldsOf(ReceptionPageForm, { values: { receivedOn: today, ...values }, refusal });
  const missing = donation.amountCents - donation.receivedCents;
  return (
    <Form action={`/ccas/dons/${donation.id}/reception`} token={token}>
      <h3>{donation.kind === 'money' ? 'De l’argent est arrivé' : 'Le don est arrivé'}</h3>
      <field.receivedOn label="Le" />
      {donation.kind === 'money' && (
        <>
          <field.amountCents hint={`Laissez vide pour ce qui manque : ${frenchEuros(missing)}.`} autocomplete="off" />
          <field.way label="Comment" />
          <field.isLast label="Rien d’autre n’arrivera" />
        </>
      )}
      <field.thanks value={page.refused === 'receive' ? undefined : 'oui'} />
      <button class={isFirst ? undefined : 'quiet'}>
        <Icon name="banknote" /> Noter comme reçu
      </button>
    </Form>
  );
}

export function CounterpartPanel({ donation, token, counterpartPercent, ...page }: DonationPageProps) {
  if (donation.state === 'cancelled') return null;
  const { values, refusal } = shownForm(page, 'giveBack');
  const kept = {
    counterpart: donation.counterpart ?? '',
    counterpartAmount: donation.counterpart ? eurosOf(donation.counterpartCents) : '',
  };
  const field = fieldsOf(CounterpartForm, { values: refusal ? values : kept, refusal });
  return (
    <section class="panel">
      <details open={refusal !== undefined}>
        <summary>Contrepartie : ce que le CCAS donne en retour</summary>
        <Form action={`/ccas/dons/${donation.id}/contrepartie`} token={token}>
          <field.counterpart
            label="Contrepartie"
            hint="Par exemple un logo sur une affiche. Laissez vide s’il n’y en a pas."
            optional
          />
          <field.counterpartCents
            label="Sa valeur en euros"
            hint={`Au plus ${frenchNumber(counterpartPercent)} % du don.`}
            optional
          />
          <button class="quiet">Enregistrer</button>
        </Form>
      </details>
    </section>
  );
}

export function CancelPanel({ donation, token, ...page }: DonationPageProps) {
  if (donation.state === 'cancelled') return null;
  const { values, refusal } = shownForm(page, 'cancel');
  const field = fieldsOf(ReasonForm, { values, refusal });
  return (
    <section class="panel">
      <details open={refusal !== undefined}>
        <summary>Annuler ce don</summary>
        <Form action={`/ccas/dons/${donation.id}/annulation`} token={token}>
          {donation.receivedCents > 0 && (
            <p>Ce qui est arrivé ({frenchEuros(donation.receivedCents)}) est noté comme rendu aujourd’hui.</p>
          )}
          <field.reason label="Pourquoi" />
          <button class="danger">Annuler le don</button>
        </Form>
      </details>
    </section>
  );
}
