import { Field, Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';

interface Props {
  token: string;
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

export function TillPairingPage({ token, values, refusal }: Props) {
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>Associer cette caisse</h1>
        <p class="lead soft">Ce téléphone ou cette tablette pourra lire les pass, et rien d’autre.</p>
      </div>
      <Form action="/partenaire/caisse" token={token} refusal={refusal}>
        <Field
          label="Code d’association"
          name="code"
          value={values.code}
          hint="Huit caractères donnés par le partenaire ou par le CCAS, valables un quart d’heure."
          refusal={refusal}
          autocomplete="one-time-code"
          autofocus
        />
        <button>Associer</button>
      </Form>
    </section>
  );
}
