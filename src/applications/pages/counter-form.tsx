import { communeOptions, communePostcodes } from '../../ccas/communes.js';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { typedDay } from '../../kernel/text/typed-day.js';
import { toE164 } from '../../kernel/text/phone.js';
import { Form } from '../../kernel/ui/form.js';
import { PhoneAndEmail } from '../../kernel/ui/phone-and-email.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { Holding } from '../../passes/holders.query.js';
import type { DoubleCandidate } from '../../residents/likely-doubles.query.js';
import { CounterForm } from '../counter-form.js';
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
  const field = fieldsOf(CounterForm, { values, refusal });
  const communes = communeCodes.map((code) => ({ code, postcodes: communePostcodes(code) }));
  const postcodes = new Set(communes.flatMap((commune) => commune.postcodes));
  const [only] = postcodes.size === 1 ? postcodes : [];
  return (
    <section class="stack">
      <div class="stack tight">
        <h1>Donner un pass au guichet</h1>
        <p class="soft">La touche Entrée passe au champ suivant ; au dernier, elle délivre le pass.</p>
      </div>
      <Form action="/ccas/demandes/nouvelle" token={token} refusal={refusal} data-counter={JSON.stringify(communes)}>
        {candidates.length > 0 && (
          <DoubleChoice
            asked={described(values, communeCodes[0]!)}
            candidates={candidates}
            holdings={holdings}
            chosen={values.dossier}
          />
        )}
        <div class="pair">
          <field.lastName autofocus />
          <field.firstName />
          <field.bornOn label="Date de naissance (jour, mois, année)" hint={undefined} />
        </div>
        <div class="pair">
          <field.address />
          <field.postcode value={values.postcode ?? only} />
          <field.communeCode
            options={[
              ...(communeCodes.length > 1 ? [['', 'Choisissez…'] satisfies [string, string]] : []),
              ...communeOptions({ communeCodes }),
            ]}
          />
        </div>
        <PhoneAndEmail values={values} refusal={refusal} />
        <div class="pair">
          <field.residenceProof.kind label="Justificatif vu" />
          <field.residenceProof.seenOn value={values['residenceProof.seenOn'] ?? today} />
          <field.category options={categories} />
        </div>
        <p class="row">
          <button>Délivrer le pass</button>
          <a class="button quiet" href="/ccas/demandes">
            Annuler
          </a>
        </p>
      </Form>
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
