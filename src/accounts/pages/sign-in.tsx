import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { RESUME_PATH, RESUME_WITH_FILE } from '../../kernel/forms/interrupted-forms.js';
import { type FormValues, oneText } from '../../kernel/http/input.js';
import { Form } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { SignInForm } from '../sign-in-forms.js';

interface Props {
  token: string;
  /** Page to go to once signed in. */
  next?: string;
  hasProvider?: boolean;
  isDemonstration?: boolean;
  values: FormValues;
  /** Others have used up what may be tried on this account: who has a second factor comes in by both at once. */
  asksCode?: boolean;
  refusal?: Refusal;
}

export function SignInPage(props: Props) {
  const { token, hasProvider, isDemonstration, values, refusal } = props;
  const next = oneText(values.suite) || props.next;
  const asksCode = props.asksCode || values.code !== undefined;
  // A session ended in the middle of a form, which waits; a file that had been chosen in it is not kept.
  const hadFile = next === RESUME_WITH_FILE;
  const isResuming = hadFile || next === RESUME_PATH;
  const field = fieldsOf(SignInForm, { values, refusal, isOwn: true });
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>Se connecter</h1>
        <p class="lead soft">Pour les agents du CCAS.</p>
      </div>
      {isResuming && (
        <div class="notice" role="status">
          <p>
            <strong>Votre session s’était terminée.</strong> Ce que vous avez écrit est gardé pendant une heure :
            connectez-vous, vous le retrouverez.
            {hadFile && ' Le fichier, lui, n’est pas gardé : vous le choisirez de nouveau.'}
          </p>
        </div>
      )}
      {isDemonstration && (
        <div class="notice waiting" role="note">
          <p>
            <strong>Démonstration.</strong> Ici, un responsable entre avec son seul mot de passe. Dans une vraie
            installation, il règle d’abord la double vérification sur son téléphone.
          </p>
        </div>
      )}
      {hasProvider && (
        <>
          <p>
            <a class="button" href={`/connexion/proconnect${next ? `?suite=${encodeURIComponent(next)}` : ''}`}>
              <Icon name="shield-check" size={20} />
              Se connecter avec ProConnect
            </a>
          </p>
          <h2>Ou avec un mot de passe</h2>
        </>
      )}
      <Form action="/connexion" token={token} refusal={refusal}>
        {next && <input type="hidden" name="suite" value={next} />}
        <field.email autofocus />
        <field.password />
        {asksCode && <field.code />}
        <div class="row">
          <button>Se connecter</button>
          <a href="/connexion/mot-de-passe-oublie">Mot de passe oublié</a>
        </div>
      </Form>
      <ul class="plain">
        <li>
          Vous êtes commerçant, opticien, association ?{' '}
          <a href="/partenaire/connexion">Entrer dans mon espace partenaire</a>
        </li>
        <li>
          Vous tenez une caisse ? <a href="/partenaire/caisse">Associer ce téléphone avec un code</a>
        </li>
      </ul>
    </section>
  );
}
