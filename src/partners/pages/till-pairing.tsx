import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { PairingForm } from '../pairing-form.js';

interface Props {
  token: string;
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

export function TillPairingPage({ token, values, refusal }: Props) {
  const field = fieldsOf(PairingForm, { values, refusal, isOwn: true });
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>Associer cette caisse</h1>
        <p class="lead soft">Ce téléphone ou cette tablette pourra lire les pass, et rien d’autre.</p>
      </div>
      <Form action="/partenaire/caisse" token={token} refusal={refusal}>
        <field.code value={values.code} autofocus />
        <button>Associer</button>
      </Form>
    </section>
  );
}
