import { communeOptions, communePostcodes } from '../../ccas/communes.js';
import { typedDay } from '../../kernel/text/typed-day.js';
import { toE164 } from '../../kernel/text/phone.js';
import { Field, RefusalNotice, Select } from '../../kernel/ui/form.js';
import { PhoneAndEmail } from '../../kernel/ui/phone-and-email.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { Holding } from '../../passes/holders.query.js';
import type { DoubleCandidate } from '../../residents/likely-doubles.query.js';
import { residenceProofLabels } from '../../residents/residence-proof-labels.js';
import { type Described, DoubleChoice } from './double-choice.js';

interface Props {
  token: string;
  values: Record<string, string | undefined>;
  communeCodes: string[];
  /** Categories that may be given. */
  categories: [string, string][];
  today: string;
  candidates: DoubleCandidate[];
  holdings: Map<string, Holding>;
  refusal?: Refusal;
}

/** Somebody stands at the counter: one page, the fields in the order one asks, what is usual already filled in. */
export function CounterFormPage({
  token,
  values,
  communeCodes,
  categories,
  today,
  candidates,
  holdings,
  refusal,
}: Props) {
  const field = (name: string) => ({ name, value: values[name], refusal, autocomplete: 'off' as const });
  const communes = communeCodes.map((code) => ({ code, postcodes: communePostcodes(code) }));
  const postcodes = new Set(communes.flatMap((commune) => commune.postcodes));
  const [only] = postcodes.size === 1 ? postcodes : [];
  return (
    <section class="stack">
      <div class="stack tight">
        <h1>Donner un pass au guichet</h1>
        <p class="soft">La touche Entrée passe au champ suivant ; au dernier, elle délivre le pass.</p>
      </div>
      <form
        method="post"
        action="/ccas/demandes/nouvelle"
        class="stack"
        noValidate
        data-counter={JSON.stringify(communes)}
      >
        <input type="hidden" name="jeton" value={token} />
        {refusal && <RefusalNotice refusal={refusal} />}
        {candidates.length > 0 && (
          <DoubleChoice
            asked={described(values, communeCodes[0]!)}
            candidates={candidates}
            holdings={holdings}
            chosen={values.dossier}
          />
        )}
        <div class="pair">
          <Field label="Nom" {...field('lastName')} autofocus maxLength={100} />
          <Field label="Prénom" {...field('firstName')} maxLength={100} />
          <Field label="Date de naissance (jour, mois, année)" {...field('bornOn')} maxLength={20} />
        </div>
        <div class="pair">
          <Field label="Adresse" {...field('address')} optional maxLength={200} />
          <Field
            label="Code postal"
            {...field('postcode')}
            value={values.postcode ?? only}
            optional
            inputmode="numeric"
            maxLength={5}
          />
          <Select
            label="Commune"
            {...field('communeCode')}
            options={[
              ...(communeCodes.length > 1 ? [['', 'Choisissez…'] satisfies [string, string]] : []),
              ...communeOptions({ communeCodes }),
            ]}
          />
        </div>
        <PhoneAndEmail values={values} refusal={refusal} />
        <div class="pair">
          <Select
            label="Justificatif vu"
            {...field('residenceProof.kind')}
            options={Object.entries(residenceProofLabels)}
          />
          <Field
            label="Vu le"
            type="date"
            {...field('residenceProof.seenOn')}
            value={values['residenceProof.seenOn'] ?? today}
          />
          <Select label="Catégorie" {...field('category')} options={categories} />
        </div>
        <p class="row">
          <button>Délivrer le pass</button>
          <a class="button quiet" href="/ccas/demandes">
            Annuler
          </a>
        </p>
      </form>
    </section>
  );
}

function described(values: Props['values'], communeCode: string): Described {
  const { lastName = '', firstName = '', bornOn = '', address, postcode, phone, email } = values;
  return {
    lastName,
    firstName,
    bornOn: typedDay(bornOn),
    communeCode: values.communeCode ?? communeCode,
    address,
    postcode,
    phone: phone ? toE164(phone) : null,
    email: email || null,
  };
}
