import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { counted } from '../../kernel/ui/french.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { AccountLine, SessionLine } from '../account-directory.query.js';
import { roleLabels } from '../account-words.js';
import { PasswordChangeForm } from '../password-forms.js';
import { SessionList } from './session-list.js';

interface Props {
  token: string;
  account: AccountLine;
  sessions: SessionLine[];
  sessionId: string;
  refusal?: Refusal;
  /** The form that was refused: `password`, or one that ends sessions. */
  refused?: string;
  /** What has just been done. */
  done?: string;
}

const doneSentences: Record<string, string> = {
  'mot-de-passe': 'Votre mot de passe est changé. Vos autres sessions sont fermées.',
  retrait: 'La double vérification est retirée.',
};
/** From here on, new ones should be drawn. */
const FEW_CODES = 3;

export function MyAccountPage({ token, account, sessions, sessionId, refusal, refused, done }: Props) {
  const field = fieldsOf(PasswordChangeForm, { values: {}, refusal, isOwn: true });
  return (
    <div class="stack">
      <div class="stack tight">
        <h1>Mon compte</h1>
        <p class="lead soft">
          {account.name} · {roleLabels[account.kind]} · {account.email}
        </p>
      </div>
      {done && doneSentences[done] && (
        <div class="notice accepted" role="status">
          <p>{doneSentences[done]}</p>
        </div>
      )}
      <div class="columns">
        <TotpPanel account={account} />
        <section class="panel stack">
          <h2>Sessions ouvertes</h2>
          {refused !== 'password' && refusal && <RefusalNotice refusal={refusal} />}
          <SessionList sessions={sessions} token={token} action="/ccas/mon-compte" currentId={sessionId} />
        </section>
        {account.hasPassword && (
          <section class="panel stack">
            <h2>Mot de passe</h2>
            <Form
              action="/ccas/mon-compte/mot-de-passe"
              token={token}
              refusal={refused === 'password' ? refusal : undefined}
            >
              <field.currentPassword />
              <field.password />
              <button class="quiet">Changer le mot de passe</button>
            </Form>
          </section>
        )}
      </div>
    </div>
  );
}

function TotpPanel({ account }: { account: AccountLine }) {
  if (!account.hasTotp)
    return (
      <section class="panel stack">
        <h2>Double vérification</h2>
        <p>
          Votre téléphone montre un code à chaque connexion. Un mot de passe volé ne suffit plus pour entrer.
          {account.kind === 'manager' && ' Elle est obligatoire pour un responsable.'}
        </p>
        <p>
          <a class="button" href="/ccas/mon-compte/double-verification">
            <Icon name="shield-check" size={20} />
            Activer la double vérification
          </a>
        </p>
      </section>
    );
  return (
    <section class="panel stack">
      <h2>Double vérification</h2>
      <p>
        <span class="badge accepted">
          <Icon name="shield-check" size={16} />
          Active
        </span>
      </p>
      {account.codesLeft <= FEW_CODES ? (
        <div class="notice waiting" role="note">
          <p>
            <strong>Il vous reste {counted(account.codesLeft, 'code')} de secours.</strong> Faites-en de nouveaux, tant
            que vous avez votre téléphone.
          </p>
        </div>
      ) : (
        <p>Il vous reste {counted(account.codesLeft, 'code')} de secours.</p>
      )}
      <ul class="entries">
        <li>
          <a href="/ccas/mon-compte/codes">Faire de nouveaux codes de secours</a>
        </li>
        <li>
          <a href="/ccas/mon-compte/double-verification">Passer à un autre téléphone</a>
        </li>
        {account.kind === 'agent' && (
          <li>
            <a href="/ccas/mon-compte/double-verification/retrait">Retirer la double vérification</a>
          </li>
        )}
      </ul>
    </section>
  );
}
