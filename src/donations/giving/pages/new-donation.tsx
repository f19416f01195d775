import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { type FormValues, textIn } from '../../../kernel/http/input.js';
import { Form } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { DonationForm } from '../donation-form.js';
import { DonorForm } from '../donor-form.js';
import type { DonorKind } from '../donor-kind.js';
import { AddressFields, kindChoices } from './pledge-form.js';
import { Empty } from '../../../kernel/ui/empty.js';

interface Props {
  who: DonorKind;
  token: string;
  values: FormValues;
  funds: { id: string; name: string }[];
  refusal?: Refusal;
}

/** A gift promised by letter, by phone or at the counter. */
export function NewDonationPage({ who, token, values, funds, refusal }: Props) {
  const form = { values, refusal };
  const donor = fieldsOf(DonorForm, form);
  const gift = fieldsOf(DonationForm, form);
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <p>
          <a href="/ccas/dons">Dons</a>
        </p>
        <h1>Enregistrer un don</h1>
      </div>
      <nav class="filters" aria-label="Qui donne ?">
        <a href="/ccas/dons/nouveau" aria-current={who === 'company' ? 'page' : undefined}>
          Une entreprise
        </a>
        <a href="/ccas/dons/nouveau?qui=particulier" aria-current={who === 'person' ? 'page' : undefined}>
          Un particulier
        </a>
      </nav>
      {funds.length === 0 ? (
        <Empty title="Aucune action ne collecte">
          <p>
            Chaque don est affecté à une action. <a href="/ccas/dons/actions/nouvelle">Ouvrez-en une</a>.
          </p>
        </Empty>
      ) : (
        <Form
          action={who === 'company' ? '/ccas/dons/nouveau' : '/ccas/dons/nouveau?qui=particulier'}
          token={token}
          refusal={refusal}
        >
          {who === 'company' ? (
            <>
              <donor.siren hint="9 chiffres. Une entreprise déjà connue est retrouvée." />
              <donor.name />
              <donor.legalForm hint="Par exemple SAS, SARL." />
            </>
          ) : (
            <div class="pair">
              <donor.firstName />
              <donor.name label="Nom" maxLength={80} />
            </div>
          )}
          <AddressFields {...form} />
          <gift.contactName label="À qui parler" />
          <div class="pair">
            <gift.contactEmail />
            <gift.contactPhone />
          </div>
          <gift.fundId options={funds.map(({ id, name }): [string, string] => [id, name])} />
          <gift.kind label="Ce qui est donné" value={textIn(values, 'kind') ?? 'money'} options={kindChoices(who)} />
          <gift.amountCents label="Montant ou valeur en euros" optional={false} />
          <gift.description />
          <button>Enregistrer la promesse</button>
        </Form>
      )}
    </section>
  );
}
