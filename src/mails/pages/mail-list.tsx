import { frenchMoment } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import type { MailFilter, MailLine } from '../mail-log.query.js';
import { failureReason, mailFilterLabels, mailStateLooks } from '../mail-wording.js';
import { Empty } from '../../kernel/ui/empty.js';
import { List } from '../../kernel/ui/list.js';

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
      <List
        label="Courriels"
        rows={mails}
        columns={[
          {
            head: 'Objet',
            cell: ({ id, subject }) => (
              <a href={`/ccas/courriels/${id}`}>
                <strong>{subject}</strong>
              </a>
            ),
          },
          { head: 'À', cell: ({ recipient }) => recipient ?? 'Adresse effacée' },
          { head: 'Écrit le', cell: ({ createdAt }) => frenchMoment(instantOf(createdAt)) },
          {
            head: 'État',
            cell: ({ state, failureCode }) => (
              <>
                <MailBadge state={state} />
                {failureCode && <p class="soft">{failureReason(failureCode)}</p>}
              </>
            ),
          },
        ]}
        empty={
          <Empty title="Aucun courriel ici">
            <p>
              Les rappels d’échéance et les réponses aux demandes apparaîtront ici, même ceux qui ne sont pas partis.
            </p>
          </Empty>
        }
        nextHref={nextHref}
      />
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

export function MailBadge({ state }: { state: MailLine['state'] }) {
  const [look, icon, label] = mailStateLooks[state];
  return (
    <span class={`badge ${look}`}>
      <Icon name={icon} size={16} />
      {label}
    </span>
  );
}
