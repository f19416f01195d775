import { Field, Form, RefusalNotice } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';

interface AskProps {
  token: string;
  email?: string;
  /** Where a link was just sent, if the address is known. */
  sentTo?: string;
  refusal?: Refusal;
}

/** Ask for a link by mail. The answer is the same whether the address is known or not. */
export function PartnerSignInPage({ token, email, sentTo, refusal }: AskProps) {
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>Espace partenaire</h1>
        <p class="lead soft">Pas de mot de passe : nous vous envoyons un lien.</p>
      </div>
      {sentTo ? (
        <div class="notice accepted" role="status">
          <p>
            <strong>Regardez votre boîte aux lettres.</strong> Si {sentTo} est l’adresse d’un partenaire, un lien vient
            de partir. Il vaut un quart d’heure.
          </p>
          <p>Rien reçu ? Regardez les indésirables, ou appelez le CCAS.</p>
        </div>
      ) : (
        <Form action="/partenaire/connexion" token={token} refusal={refusal}>
          <Field
            label="Votre adresse électronique"
            name="email"
            type="email"
            value={email}
            refusal={refusal}
            autocomplete="email"
            autofocus
          />
          <button>Recevoir mon lien</button>
        </Form>
      )}
      <ul class="plain">
        <li>
          Ce téléphone est une caisse ? <a href="/partenaire/caisse">L’associer avec un code</a>
        </li>
        <li>
          Vous êtes agent du CCAS ? <a href="/connexion">Se connecter</a>
        </li>
      </ul>
    </section>
  );
}

/** Behind the link: opening it changes nothing, so that a mail program that looks at links does not use it up. */
export function EnterPage({ token, secret, refusal }: { token: string; secret: string; refusal?: Refusal }) {
  return (
    <section class="narrow stack">
      <h1>Espace partenaire</h1>
      {refusal ? (
        <>
          <RefusalNotice refusal={refusal} />
          <p>
            <a class="button" href="/partenaire/connexion">
              Demander un nouveau lien
            </a>
          </p>
        </>
      ) : (
        <Form action="/partenaire/entrer" token={token}>
          <p class="lead">Ce téléphone ou cet ordinateur restera connecté un mois.</p>
          <input type="hidden" name="lien" value={secret} />
          <button>
            <Icon name="log-in" /> Entrer
          </button>
        </Form>
      )}
    </section>
  );
}
