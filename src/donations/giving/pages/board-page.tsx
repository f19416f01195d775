import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import type { FormValues } from '../../../kernel/http/input.js';
import type { PageOf } from '../../../kernel/http/page-of.js';
import { CutShort } from '../../../kernel/ui/cut-short.js';
import { Field, Form, RefusalNotice } from '../../../kernel/ui/form.js';
import { frenchDay, frenchEuros } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { type DonationRow, donorName } from '../donation.query.js';
import { DeliberationForm } from '../../deliberations/deliberation-form.js';
import { donationKindLabels } from '../donation-words.js';
import { Empty } from '../../../kernel/ui/empty.js';

interface Props {
  waiting: PageOf<DonationRow>;
  /** Ticked unless somebody has chosen. */
  chosen: string[];
  token: string;
  values: FormValues;
  refusal?: Refusal;
}

/** One deliberation for many donations: its draft text to take to the board, then its number and day. */
export function BoardPage({ waiting, chosen, token, values, refusal }: Props) {
  const field = fieldsOf(DeliberationForm, { values, refusal });
  const ticked = Object.keys(values).length > 0 ? [values.donation ?? []].flat() : chosen;
  return (
    <div class="stack">
      <h1>Délibération du conseil d’administration</h1>
      {waiting.items.length === 0 && refusal && <RefusalNotice refusal={refusal} />}
      {waiting.items.length === 0 ? (
        <Empty title="Aucun don n’attend de délibération">
          <p>Les dons acceptés à titre provisoire par le président arrivent ici.</p>
        </Empty>
      ) : (
        <Form action="/ccas/dons/deliberation" token={token} refusal={refusal} file>
          <h2>1. Les dons</h2>
          <fieldset id="champ-donation">
            <legend>Dons acceptés à titre provisoire</legend>
            <div class="choices tall">
              {waiting.items.map((donation) => (
                <label>
                  <input type="checkbox" name="donation" value={donation.id} checked={ticked.includes(donation.id)} />
                  <span>
                    {donorName(donation.donor)}, {frenchEuros(donation.amountCents)}
                    <span class="detail">
                      {donationKindLabels[donation.kind]} pour {donation.fund.name}, promis le{' '}
                      {frenchDay(donation.pledgedOn)}
                    </span>
                  </span>
                </label>
              ))}
            </div>
            <CutShort list={waiting}>Les autres seront proposés après cette délibération.</CutShort>
          </fieldset>
          <h2>2. Le projet de délibération</h2>
          <p>Pour les dons cochés. Imprimez-le pour le conseil d’administration.</p>
          <p>
            <button class="quiet" formAction="/ccas/dons/deliberation/projet" formNoValidate>
              <Icon name="file-text" /> Projet de délibération (PDF)
            </button>
          </p>
          <h2>3. Quand le conseil d’administration a voté</h2>
          <div class="pair">
            <field.number />
            <field.decidedOn />
          </div>
          <Field
            label="L’acte signé"
            name="act"
            type="file"
            accept="application/pdf,image/png,image/jpeg"
            hint="PDF, PNG ou JPEG, 10 Mo au plus."
            optional
            refusal={refusal}
          />
          <p>
            <button>
              <Icon name="gavel" /> Enregistrer la délibération
            </button>
          </p>
        </Form>
      )}
    </div>
  );
}
