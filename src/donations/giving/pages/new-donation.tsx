import type { FormValues } from '../../../kernel/http/input.js';
import { Choices } from '../../../kernel/ui/choices.js';
import { Field, Form, Select, TextArea } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { donationKindChoices } from '../donation-words.js';
import type { DonorKind } from '../donor-kind.js';
import { textIn } from '../read-gift-form.js';
import { AddressFields } from './pledge-form.js';

interface Props {
  who: DonorKind;
  token: string;
  values: FormValues;
  funds: { id: string; name: string }[];
  refusal?: Refusal;
}

/** A gift promised by letter, by phone or at the counter. */
export function NewDonationPage({ who, token, values, funds, refusal }: Props) {
  const field = (name: string) => ({ name, value: textIn(values, name), refusal });
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
        <div class="empty">
          <h2>Aucune action ne collecte</h2>
          <p>
            Chaque don est affecté à une action. <a href="/ccas/dons/actions/nouvelle">Ouvrez-en une</a>.
          </p>
        </div>
      ) : (
        <Form
          action={who === 'company' ? '/ccas/dons/nouveau' : '/ccas/dons/nouveau?qui=particulier'}
          token={token}
          refusal={refusal}
        >
          {who === 'company' ? (
            <>
              <Field
                label="SIREN"
                {...field('siren')}
                hint="9 chiffres. Une entreprise déjà connue est retrouvée."
                inputmode="numeric"
              />
              <Field label="Dénomination" {...field('name')} maxLength={200} />
              <Field label="Forme juridique" {...field('legalForm')} hint="Par exemple SAS, SARL." maxLength={120} />
            </>
          ) : (
            <div class="pair">
              <Field label="Prénom" {...field('firstName')} maxLength={80} />
              <Field label="Nom" {...field('name')} maxLength={80} />
            </div>
          )}
          <AddressFields field={field} />
          <Field label="À qui parler" {...field('contactName')} optional maxLength={120} />
          <div class="pair">
            <Field label="Courriel" type="email" {...field('contactEmail')} optional />
            <Field label="Téléphone" type="tel" {...field('contactPhone')} optional />
          </div>
          <Select
            label="Action"
            {...field('fundId')}
            options={funds.map(({ id, name }): [string, string] => [id, name])}
          />
          <Choices
            legend="Ce qui est donné"
            {...field('kind')}
            value={textIn(values, 'kind') ?? 'money'}
            options={
              who === 'company' ? donationKindChoices : donationKindChoices.filter(([kind]) => kind !== 'skills')
            }
          />
          <Field label="Montant ou valeur en euros" {...field('amount')} inputmode="decimal" />
          <TextArea label="Description" {...field('description')} optional />
          <button>Enregistrer la promesse</button>
        </Form>
      )}
    </section>
  );
}
