import { fieldsOf, type ShownForm } from '../../../kernel/fields/fields-of.js';
import { type FormValues, textIn } from '../../../kernel/http/input.js';
import { Form } from '../../../kernel/ui/form.js';
import { Icon } from '../../../kernel/ui/icon.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { DonationForm } from '../donation-form.js';
import { donationKindChoices } from '../donation-words.js';
import { DonorForm } from '../donor-form.js';
import type { DonorKind } from '../donor-kind.js';
import { EstimateForm } from '../estimate-form.js';
import { EstimateNotice, type EstimateShown } from './estimate-notice.js';

interface StartProps {
  token: string;
  values: FormValues;
  refusal?: Refusal;
}

/** A company begins with the one number that says who it is. */
export function CompanyStartPage({ token, values, refusal }: StartProps) {
  const field = fieldsOf(DonorForm, { values, refusal });
  const fundId = textIn(values, 'fundId');
  return (
    <section class="narrow stack">
      <h1>Donner, pour une entreprise</h1>
      <p class="lead">Commencez par le SIREN : il nous donne le nom et la forme juridique.</p>
      <Form action="/dons/entreprise" token={token} refusal={refusal}>
        {fundId && <input type="hidden" name="fundId" value={fundId} />}
        <field.siren
          label="SIREN de l’entreprise"
          hint="9 chiffres, inscrits sur vos factures. Ce sont les 9 premiers du SIRET."
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
  const form = { values, refusal, isOwn: true };
  const gift = fieldsOf(DonationForm, form);
  const estimated = fieldsOf(EstimateForm, form);
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
        <gift.fundId label="Pour quelle action ?" options={funds.map(({ id, name }): [string, string] => [id, name])} />
        <gift.kind label="Que donnez-vous ?" value={textIn(values, 'kind') ?? 'money'} options={kindChoices(who)} />
        <gift.amountCents
          hint="Par exemple 1 500 ou 1 500,50. Pour des biens ou du temps : leur valeur, à peu près."
          optional={false}
          autocomplete="off"
        />
        <gift.description hint="Pour des biens ou du temps : lesquels, combien. Nous vous appellerons pour le détail." />
        {isCompany && (
          <estimated.turnoverCents
            label="Chiffre d’affaires hors taxes, en euros"
            hint="Seulement pour l’estimation de la réduction d’impôt. Il n’est pas enregistré."
            autocomplete="off"
          />
        )}
        <p>
          <button class="quiet" name="geste" value="estimer" formNoValidate>
            <Icon name="calculator" /> Estimer ma réduction d’impôt
          </button>
        </p>
        {isCompany ? <CompanyFields {...form} /> : <PersonFields {...form} />}
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

/** A person gives no working time of others. */
export function kindChoices(who: DonorKind): typeof donationKindChoices {
  return who === 'company' ? donationKindChoices : donationKindChoices.filter(([kind]) => kind !== 'skills');
}

function CompanyFields(form: ShownForm) {
  const siren = textIn(form.values, 'siren');
  const donor = fieldsOf(DonorForm, form);
  const gift = fieldsOf(DonationForm, form);
  return (
    <>
      <h2>Votre entreprise</h2>
      <p>
        SIREN <strong class="number">{siren}</strong> · <a href="/dons/entreprise">changer</a>
      </p>
      <input type="hidden" name="siren" value={siren} />
      <donor.name />
      <donor.legalForm hint="Par exemple SAS, SARL, entreprise individuelle." />
      <AddressFields {...form} />
      <h2>À qui parler</h2>
      <gift.contactName label="Votre nom" optional={false} />
      <gift.contactEmail
        label="Votre adresse électronique"
        hint="Nous y envoyons la référence du don, puis le reçu fiscal."
        optional={false}
      />
      <gift.contactPhone />
    </>
  );
}

function PersonFields(form: ShownForm) {
  const donor = fieldsOf(DonorForm, form);
  return (
    <>
      <h2>Vous</h2>
      <div class="pair">
        <donor.firstName />
        <donor.name label="Nom" autocomplete="family-name" maxLength={80} />
      </div>
      <AddressFields {...form} />
      <donor.email
        label="Votre adresse électronique"
        hint="Pour la référence du don et le reçu fiscal. Sans adresse, nous vous écrivons par la poste."
      />
      <donor.phone />
    </>
  );
}

/** A receipt carries them, so they are asked for at once. */
export function AddressFields(form: ShownForm) {
  const field = fieldsOf(DonorForm, form);
  return (
    <>
      <field.street optional={false} />
      <div class="pair">
        <field.postcode optional={false} />
        <field.commune optional={false} />
      </div>
    </>
  );
}
