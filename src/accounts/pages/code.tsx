import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { CodeForm } from '../sign-in-forms.js';

interface Props {
  token: string;
  next?: string;
  refusal?: Refusal;
}

/** The second step: the phone, or the paper. */
export function CodePage({ token, next, refusal }: Props) {
  const field = fieldsOf(CodeForm, { values: {}, refusal, isOwn: true });
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>Code de vérification</h1>
        <p class="lead soft">Votre mot de passe est bon. Ouvrez maintenant l’application de votre téléphone.</p>
      </div>
      <Form action="/connexion/code" token={token} refusal={refusal}>
        {next && <input type="hidden" name="suite" value={next} />}
        <field.code autofocus />
        <button>Continuer</button>
      </Form>
      <p>Ni téléphone ni codes de secours ? Demandez à un responsable de remettre à zéro votre double vérification.</p>
      <Form action="/deconnexion" token={token} class="inline">
        <button class="link">Recommencer avec un autre compte</button>
      </Form>
    </section>
  );
}
