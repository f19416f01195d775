import { frenchMoment } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import type { MailFilter, MailLine } from '../mail-log.query.js';
import { failureReason, mailFilterLabels, mailStateLooks } from '../mail-wording.js';

interface Props {
  mails: MailLine[];
  filter?: MailFilter;
  nextHref?: string;
  /** Whether a mail server is set: without one nothing leaves. */
  isSending: boolean;
}

const filters = Object.entries(mailFilterLabels) as [MailFilter, string][];

/** What did not leave comes first. */
export function MailListPage({ mails, filter, nextHref, isSending }: Props) {
  return (
    <div class="stack">
      <h1>Courriels</h1>
      {!isSending && <NotSending />}
      <nav class="row" aria-label="Filtrer les courriels">
        {[[undefined, 'Tous'] as const, ...filters].map(([value, label]) => (
          <a
            class="button quiet"
            href={value ? `/ccas/courriels?etat=${value}` : '/ccas/courriels'}
            aria-current={filter === value ? 'page' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      {mails.length === 0 ? (
        <div class="empty">
          <h2>Aucun courriel ici</h2>
          <p>Les rappels d’échéance et les réponses aux demandes apparaîtront ici, même ceux qui ne sont pas partis.</p>
        </div>
      ) : (
        <MailTable mails={mails} />
      )}
      {nextHref && (
        <p>
          <a href={nextHref}>Voir la suite</a>
        </p>
      )}
    </div>
  );
}

function NotSending() {
  return (
    <div class="notice waiting" role="note">
      <p>
        <strong>Aucun serveur d’envoi n’est réglé.</strong> Les courriels sont gardés ici pour être lus. Ils ne
        partiront pas, même si un serveur est réglé plus tard : prévenez les personnes autrement.
      </p>
    </div>
  );
}

function MailTable({ mails }: { mails: MailLine[] }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Courriels">
      <table>
        <thead>
          <tr>
            <th scope="col">Objet</th>
            <th scope="col">À</th>
            <th scope="col">Écrit le</th>
            <th scope="col">État</th>
          </tr>
        </thead>
        <tbody>
          {mails.map((mail) => (
            <tr>
              <td>
                <a href={`/ccas/courriels/${mail.id}`}>
                  <strong>{mail.subject}</strong>
                </a>
              </td>
              <td>{mail.recipient ?? 'Adresse effacée'}</td>
              <td>{frenchMoment(instantOf(mail.createdAt))}</td>
              <td>
                <MailBadge state={mail.state} />
                {mail.failureCode && <p class="soft">{failureReason(mail.failureCode)}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function MailBadge({ state }: { state: MailLine['state'] }) {
  const [look, icon, label] = mailStateLooks[state];
  return (
    <span class={`badge ${look}`}>
      <Icon name={icon} size={16} />
      {label}
    </span>
  );
}
