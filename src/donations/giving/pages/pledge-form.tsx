import type { FormValues } from '../../../kernel/http/input.js';
import { Choices } from '../../../kernel/ui/choices.js';
import { Field, Form, Select, TextArea } from '../../../kernel/ui/form.js';
import { Icon } from '../../../kernel/ui/icon.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { donationKindChoices } from '../donation-words.js';
import type { DonorKind } from '../donor-kind.js';
import { textIn } from '../read-gift-form.js';
import { EstimateNotice, type EstimateShown } from './estimate-notice.js';

interface StartProps {
  token: string;
  values: FormValues;
  refusal?: Refusal;
}

/** A company begins with the one number that says who it is. */
export function CompanyStartPage({ token, values, refusal }: StartProps) {
  const fundId = textIn(values, 'fundId');
  return (
    <section class="narrow stack">
      <h1>Donner, pour une entreprise</h1>
      <p class="lead">Commencez par le SIREN : il nous donne le nom et la forme juridique.</p>
      <Form action="/dons/entreprise" token={token} refusal={refusal}>
        {fundId && <input type="hidden" name="fundId" value={fundId} />}
        <Field
          label="SIREN de l’entreprise"
          name="siren"
          value={textIn(values, 'siren')}
          hint="9 chiffres, inscrits sur vos factures. Ce sont les 9 premiers du SIRET."
          refusal={refusal}
          inputmode="numeric"
          autocomplete="off"
        />
        <button>Continuer</button>
      </Form>
      <p>
        Vous donnez à titre personnel ? <a href="/dons/particulier">Donner, pour un particulier</a>
      </p>
    </section>
  );
}

export interface PledgeFormProps {
  who: DonorKind;
  token: string;
  values: FormValues;
  funds: { id: string; name: string }[];
  /** What the directory of companies said. */
  lookup?: 'found' | 'closed' | 'unknown' | 'unavailable';
  estimate?: EstimateShown;
  refusal?: Refusal;
}

const lookupNotices = {
  found: ['accepted', 'Nous avons trouvé votre entreprise. Vérifiez ce qui est écrit, corrigez si besoin.'],
  closed: ['waiting', 'L’annuaire dit cette entreprise fermée. Si c’est une erreur, continuez : le CCAS vérifiera.'],
  unknown: ['waiting', 'Ce SIREN est bien formé, mais l’annuaire ne le montre pas. Écrivez le nom et l’adresse.'],
  unavailable: ['', 'Écrivez le nom, la forme juridique et l’adresse de votre entreprise.'],
} as const;

/** One page, whoever gives: who, what, for which fund; the estimate on the way, without leaving it. */
export function PledgeFormPage({ who, token, values, funds, lookup, estimate, refusal }: PledgeFormProps) {
  const field = (name: string) => ({ name, value: textIn(values, name), refusal });
  const isCompany = who === 'company';
  const notice = lookup && lookupNotices[lookup];
  return (
    <section class="narrow stack">
      <h1>{isCompany ? 'Votre don d’entreprise' : 'Votre don'}</h1>
      {notice && (
        <div class={`notice ${notice[0]}`} role="status">
          <p>{notice[1]}</p>
        </div>
      )}
      {estimate && <EstimateNotice estimate={estimate} />}
      <Form action={isCompany ? '/dons/entreprise/promesse' : '/dons/particulier'} token={token} refusal={refusal}>
        <h2>Ce que vous donnez</h2>
        <Select
          label="Pour quelle action ?"
          {...field('fundId')}
          options={funds.map(({ id, name }): [string, string] => [id, name])}
        />
        <Choices
          legend="Que donnez-vous ?"
          {...field('kind')}
          value={textIn(values, 'kind') ?? 'money'}
          options={isCompany ? donationKindChoices : donationKindChoices.filter(([kind]) => kind !== 'skills')}
        />
        <Field
          label="Montant en euros"
          {...field('amount')}
          hint="Par exemple 1 500 ou 1 500,50. Pour des biens ou du temps : leur valeur, à peu près."
          inputmode="decimal"
          autocomplete="off"
        />
        <TextArea
          label="Description"
          {...field('description')}
          hint="Pour des biens ou du temps : lesquels, combien. Nous vous appellerons pour le détail."
          optional
        />
        {isCompany && (
          <Field
            label="Chiffre d’affaires hors taxes, en euros"
            {...field('turnover')}
            hint="Seulement pour l’estimation de la réduction d’impôt. Il n’est pas enregistré."
            optional
            inputmode="decimal"
            autocomplete="off"
          />
        )}
        <p>
          <button class="quiet" name="geste" value="estimer" formNoValidate>
            <Icon name="calculator" /> Estimer ma réduction d’impôt
          </button>
        </p>
        {isCompany ? <CompanyFields field={field} siren={textIn(values, 'siren')} /> : <PersonFields field={field} />}
        <button name="geste" value="promettre">
          <Icon name="hand-heart" /> Promettre ce don
        </button>
        <p class="soft">
          Rien n’est prélevé. Vos réponses servent au CCAS pour ce don et son reçu fiscal, gardé six ans.{' '}
          {!isCompany && 'Vous pouvez demander à les voir ou à les corriger.'}
        </p>
      </Form>
    </section>
  );
}

type FieldOf = (name: string) => { name: string; value?: string; refusal?: Refusal };

function CompanyFields({ field, siren }: { field: FieldOf; siren?: string }) {
  return (
    <>
      <h2>Votre entreprise</h2>
      <p>
        SIREN <strong class="number">{siren}</strong> · <a href="/dons/entreprise">changer</a>
      </p>
      <input type="hidden" name="siren" value={siren} />
      <Field label="Dénomination" {...field('name')} autocomplete="organization" maxLength={200} />
      <Field
        label="Forme juridique"
        {...field('legalForm')}
        hint="Par exemple SAS, SARL, entreprise individuelle."
        maxLength={120}
      />
      <AddressFields field={field} />
      <h2>À qui parler</h2>
      <Field label="Votre nom" {...field('contactName')} autocomplete="name" maxLength={120} />
      <Field
        label="Votre adresse électronique"
        type="email"
        {...field('contactEmail')}
        hint="Nous y envoyons la référence du don, puis le reçu fiscal."
        autocomplete="email"
      />
      <Field label="Téléphone" type="tel" {...field('contactPhone')} optional autocomplete="tel" />
    </>
  );
}

function PersonFields({ field }: { field: FieldOf }) {
  return (
    <>
      <h2>Vous</h2>
      <div class="pair">
        <Field label="Prénom" {...field('firstName')} autocomplete="given-name" maxLength={80} />
        <Field label="Nom" {...field('name')} autocomplete="family-name" maxLength={80} />
      </div>
      <AddressFields field={field} />
      <Field
        label="Votre adresse électronique"
        type="email"
        {...field('email')}
        hint="Pour la référence du don et le reçu fiscal. Sans adresse, nous vous écrivons par la poste."
        optional
        autocomplete="email"
      />
      <Field label="Téléphone" type="tel" {...field('phone')} optional autocomplete="tel" />
    </>
  );
}

/** A receipt carries them, so they are asked for at once. */
export function AddressFields({ field }: { field: FieldOf }) {
  return (
    <>
      <Field label="Adresse" {...field('street')} hint="Numéro et rue." autocomplete="street-address" maxLength={200} />
      <div class="pair">
        <Field label="Code postal" {...field('postcode')} inputmode="numeric" autocomplete="postal-code" />
        <Field label="Commune" {...field('commune')} maxLength={80} />
      </div>
    </>
  );
}
