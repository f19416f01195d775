import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Form } from '../../kernel/ui/form.js';
import { QrImage } from '../../kernel/ui/qr-image.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { SetUpTotpForm } from '../sign-in-forms.js';
import type { TotpDraft } from '../totp.js';

interface Props {
  token: string;
  action: string;
  draft: TotpDraft;
  /** `first`: a manager who may do nothing else yet; `replace`: another phone already shows codes. */
  why: 'first' | 'own' | 'replace';
  next?: string;
  refusal?: Refusal;
}

const leads: Record<Props['why'], string> = {
  first:
    'Un responsable voit et décide beaucoup : un mot de passe ne suffit pas. Votre téléphone montrera un code à chaque connexion.',
  own: 'En plus du mot de passe, votre téléphone montrera un code à chaque connexion.',
  replace: 'Le nouveau téléphone remplacera l’ancien, et vous aurez de nouveaux codes de secours.',
};

/** The key goes into an authenticator app; a code it shows proves that it is there. */
export function SetUpTotpPage({ token, action, draft, why, next, refusal }: Props) {
  const field = fieldsOf(SetUpTotpForm, { values: {}, refusal, isOwn: true });
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>Double vérification</h1>
        <p class="lead soft">{leads[why]}</p>
      </div>
      <Form action={action} token={token} refusal={refusal}>
        {next && <input type="hidden" name="suite" value={next} />}
        <input type="hidden" name="cle" value={draft.sealed} />
        <ol class="stack">
          <li>
            Installez une application de codes sur votre téléphone, si vous n’en avez pas : FreeOTP, Aegis, Google
            Authenticator, Microsoft Authenticator conviennent toutes.
          </li>
          <li>
            <div class="stack tight">
              <p>Dans l’application, ajoutez un compte et visez ce dessin :</p>
              <QrImage text={draft.uri} label="Code QR à lire avec l’application de codes" />
              <p>
                Vous ne pouvez pas le viser ? Tapez cette clé : <strong class="number totp-key">{draft.key}</strong>
              </p>
            </div>
          </li>
          <li>
            <div class="stack tight">
              <p>Tapez le code que l’application montre maintenant.</p>
              <field.code />
            </div>
          </li>
          {why === 'replace' && (
            <li>
              <div class="stack tight">
                <p>Prouvez que c’est bien vous, avec l’ancien téléphone ou un code de secours.</p>
                <field.proof />
              </div>
            </li>
          )}
        </ol>
        <button>Activer la double vérification</button>
      </Form>
      {why === 'first' ? (
        <Form action="/deconnexion" token={token} class="inline">
          <button class="link">Plus tard : me déconnecter</button>
        </Form>
      ) : (
        <p>
          <a href="/ccas/mon-compte">Revenir à mon compte</a>
        </p>
      )}
    </section>
  );
}
