import { frenchMoment } from '../../kernel/ui/french.js';
import { Form } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import type { SessionLine } from '../account-directory.query.js';

interface Props {
  sessions: SessionLine[];
  token: string;
  /** Forms post below it. */
  action: string;
  /** The one this page is seen in. */
  currentId?: string;
}

const factors: Record<string, string> = {
  totp: 'avec un code du téléphone',
  recovery: 'avec un code de secours',
  provider: 'avec ProConnect',
};

/** Where an account is signed in, and a button to end each. */
export function SessionList({ sessions, token, action, currentId }: Props) {
  if (sessions.length === 0) return <p class="soft">Aucune session ouverte.</p>;
  return (
    <>
      <ul class="entries">
        {sessions.map((session) => (
          <li>
            <div>
              <p>
                <Icon name="monitor-smartphone" size={20} /> <strong>{session.device ?? 'Appareil inconnu'}</strong>
                {session.id === currentId && ' (cette session)'}
              </p>
              <p class="soft">
                Ouverte le {frenchMoment(instantOf(session.openedAt))}{' '}
                {session.secondFactor && factors[session.secondFactor]}
              </p>
              <p class="soft">
                Vue pour la dernière fois le {frenchMoment(instantOf(session.lastUsedAt ?? session.openedAt))}
              </p>
            </div>
            {session.id !== currentId && (
              <Form action={`${action}/sessions/${session.id}/fin`} token={token} class="inline">
                <button class="quiet">
                  Fermer<span class="hidden-text"> la session {session.device}</span>
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.some((session) => session.id !== currentId) && (
        <Form action={`${action}/sessions/fin`} token={token} class="inline">
          <button class="quiet">{currentId ? 'Fermer toutes les autres' : 'Fermer toutes ses sessions'}</button>
        </Form>
      )}
    </>
  );
}
