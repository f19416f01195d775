import { Field, Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';

interface Props {
  token: string;
  /** Page to go to once signed in. */
  next?: string;
  email?: string;
  refusal?: Refusal;
}

export function SignInPage({ token, next, email, refusal }: Props) {
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>Se connecter</h1>
        <p class="lead soft">Pour les agents du CCAS.</p>
      </div>
      <Form action="/connexion" token={token} refusal={refusal}>
        {next && <input type="hidden" name="suite" value={next} />}
        <Field
          label="Adresse électronique"
          name="email"
          type="email"
          value={email}
          refusal={refusal}
          autocomplete="username"
          autofocus
        />
        <Field label="Mot de passe" name="password" type="password" refusal={refusal} autocomplete="current-password" />
        <button>Se connecter</button>
      </Form>
      <p>
        Vous êtes commerçant, opticien, association ?{' '}
        <a href="/partenaire/connexion">Entrer dans mon espace partenaire</a>.
      </p>
      <p>
        Vous tenez une caisse ? <a href="/partenaire/caisse">Associer ce téléphone avec un code</a>.
      </p>
    </section>
  );
}
