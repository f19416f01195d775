import { type FormValues, textIn } from '../../kernel/http/input.js';
import { Field, Form, Select } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';

interface Props {
  token: string;
  values: FormValues;
  communes: [code: string, name: string][];
  refusal?: Refusal;
}

/** What was looked for before: it comes along. */
const searchFields = ['q', 'activite', 'commune', 'ouvert', 'fauteuil', 'nouveau'];

export function NearMePage({ token, values, communes, refusal }: Props) {
  const text = (name: string) => textIn(values, name);
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>Près de chez moi</h1>
        <p class="lead soft">Les avantages, du plus proche au plus loin.</p>
      </div>
      <Form action="/offres/pres" token={token} refusal={refusal}>
        {searchFields.map((name) => text(name) && <input type="hidden" name={name} value={text(name)} />)}
        <Field
          label="Votre adresse"
          name="adresse"
          value={text('adresse')}
          hint="Par exemple : 12 rue du Pont. Elle n’est ni enregistrée ni montrée à personne."
          refusal={refusal}
          autocomplete="street-address"
          optional
          autofocus
        />
        <Select label="Votre commune" name="depuis" value={text('depuis')} options={communes} />
        <button>Voir ce qui est proche</button>
      </Form>
    </section>
  );
}
