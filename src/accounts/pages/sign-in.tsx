import { type FormValues, oneText } from '../../kernel/http/input.js';
import { Field, Form } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';

interface Props {
  token: string;
  /** Page to go to once signed in. */
  next?: string;
  /** A session ended in the middle of a form, which waits. */
  isResuming?: boolean;
  /** A file had been chosen in it, and is not kept. */
  hadFile?: boolean;
  hasProvider?: boolean;
  isDemonstration?: boolean;
  values: FormValues;
  /** Others have used up what may be tried on this account: who has a second factor comes in by both at once. */
  asksCode?: boolean;
  refusal?: Refusal;
}

export function SignInPage(props: Props) {
  const { token, next, isResuming, hadFile, hasProvider, isDemonstration, values, asksCode, refusal } = props;
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
        <Field
          label="Adresse électronique"
          name="email"
          type="email"
          value={oneText(values.email)}
          refusal={refusal}
          autocomplete="username"
          autofocus
        />
        <Field label="Mot de passe" name="password" type="password" refusal={refusal} autocomplete="current-password" />
        {asksCode && (
          <Field
            label="Code de vérification"
            name="code"
            hint="Vous avez la double vérification ? Avec le code de l’application, ou un code de secours, vous entrez sans attendre."
            refusal={refusal}
            autocomplete="one-time-code"
            inputmode="text"
            maxLength={20}
            optional
          />
        )}
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
