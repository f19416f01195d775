import { frenchMoment } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import type { Listed } from '../../kernel/listing/listed.js';
import { addressOf } from '../../kernel/listing/list-request.js';
import { Listing } from '../../kernel/listing/listing.js';
import type { MailFilter, MailListRequest } from '../mail-list-request.js';
import type { MailLine } from '../mail-log.query.js';
import { failureReason, mailFilterLabels, mailStateLooks } from '../mail-wording.js';
import { Empty } from '../../kernel/ui/empty.js';

interface Props {
  list: Listed<MailLine, MailListRequest>;
  acts: readonly { key: string; label: string }[];
  /** Whether a mail server is set: without one nothing leaves. */
  isSending: boolean;
}

const filters = Object.entries(mailFilterLabels) as [MailFilter, string][];

/** What did not leave comes first. */
export function MailListPage({ list, acts, isSending }: Props) {
  return (
    <div class="stack">
      <h1>Courriels</h1>
      {!isSending && <NotSending />}
      <nav class="row" aria-label="Filtrer les courriels">
        {[[undefined, 'Tous'] as const, ...filters].map(([value, label]) => (
          <a
            class="button quiet"
            href={addressOf('/ccas/courriels', list.request, { state: value, page: undefined })}
            aria-current={list.request.state === value ? 'page' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      <Listing
        list={list}
        path="/ccas/courriels"
        label="Courriels"
        words={['courriel', 'courriels']}
        csv="/ccas/courriels.csv"
        acts={acts}
        nameOf={({ subject, recipient }) => `${subject}, ${recipient ?? 'adresse effacée'}`}
        columns={[
          {
            head: 'Objet',
            sort: 'objet',
            cell: ({ id, subject }) => (
              <a href={`/ccas/courriels/${id}`}>
                <strong>{subject}</strong>
              </a>
            ),
          },
          { head: 'À', sort: 'a', cell: ({ recipient }) => recipient ?? 'Adresse effacée' },
          {
            head: 'Écrit le',
            sort: 'ecrit',
            isSpare: true,
            cell: ({ createdAt }) => frenchMoment(instantOf(createdAt)),
          },
          {
            head: 'État',
            sort: 'etat',
            cell: ({ state, failureCode }) => (
              <>
                <MailBadge state={state} />
                {failureCode && <p class="soft">{failureReason(failureCode)}</p>}
              </>
            ),
          },
        ]}
        empty={() => (
          <Empty title="Aucun courriel ici">
            <p>
              Les rappels d’échéance et les réponses aux demandes apparaîtront ici, même ceux qui ne sont pas partis.
            </p>
          </Empty>
        )}
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
