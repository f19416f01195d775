import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { AskingForm } from '../link-forms.js';
import type { TeamKind } from '../team.js';

interface AskProps {
  token: string;
  pages: TeamKind['pages'];
  /** Where a link was just sent, if the address is known. */
  sentTo?: string;
  /** A session ended in the middle of a form, which waits in this browser. */
  isWaiting: boolean;
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

/** Ask for a link by mail. The answer is the same whether the address is known or not. */
export function AskForLinkPage({ token, pages, sentTo, isWaiting, values, refusal }: AskProps) {
  const { title, space, whose, OtherWays } = pages;
  const field = fieldsOf(AskingForm, { values, refusal, isOwn: true });
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>{title}</h1>
        <p class="lead soft">Pas de mot de passe : nous vous envoyons un lien.</p>
      </div>
      {isWaiting && (
        <div class="notice" role="status">
          <p>
            <strong>Votre session s’était terminée.</strong> Ce que vous avez écrit est gardé pendant une heure : ouvrez
            le lien dans ce navigateur, vous le retrouverez.
          </p>
        </div>
      )}
      {sentTo ? (
        <div class="notice accepted" role="status">
          <p>
            <strong>Regardez votre boîte aux lettres.</strong> Si {sentTo} est l’adresse {whose}, un lien vient de
            partir. Il vaut un quart d’heure.
          </p>
          <p>Rien reçu ? Regardez les indésirables, ou appelez le CCAS.</p>
        </div>
      ) : (
        <Form action={`${space}/connexion`} token={token} refusal={refusal}>
          <field.email autofocus />
          <button>Recevoir mon lien</button>
        </Form>
      )}
      {OtherWays && <OtherWays />}
    </section>
  );
}

interface EnterProps {
  token: string;
  pages: TeamKind['pages'];
  secret: string;
  refusal?: Refusal;
}

/** Behind the link: opening it changes nothing, so that a mail program that looks at links does not use it up. */
export function EnterByLinkPage({ token, pages, secret, refusal }: EnterProps) {
  const { title, space } = pages;
  return (
    <section class="narrow stack">
      <h1>{title}</h1>
      {refusal ? (
        <>
          <RefusalNotice refusal={refusal} />
          <p>
            <a class="button" href={`${space}/connexion`}>
              Demander un nouveau lien
            </a>
          </p>
        </>
      ) : (
        <Form action={`${space}/session`} token={token}>
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
