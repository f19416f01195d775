import type { AgendaEntry } from '../../kernel/console/agenda.js';
import type { WaitingCall } from '../../kernel/console/calls.js';
import { counted, frenchNumber, frenchWeekday } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Today } from '../today.query.js';
import { AgendaLines } from './agenda-lines.js';
import { CallLines } from './call-lines.js';

interface Props extends Today {
  token: string;
  /** ISO day. */
  today: string;
  agenda: AgendaEntry[];
  calls: WaitingCall[];
  /** What became of a call just now, as the address says. */
  done?: string;
}

const callSaid = new Map([
  ['appel', 'C’est noté : la personne a été appelée.'],
  ['essai', 'C’est noté : pas de réponse. La personne reste à appeler.'],
]);

const SHOWN = 6;

/** Three calm blocks: what to do, the day, whom to call (look.md, 4). No chart, and no list of zeros. */
export function TodayPage({ token, today, tasks, redemptions, agenda, calls, done = '' }: Props) {
  const waiting = tasks.filter(({ count, isBacklog }) => count > 0 && !isBacklog);
  const late = waiting.filter(({ isUrgent }) => isUrgent);
  const inOrder = [...late, ...waiting.filter(({ isUrgent }) => !isUrgent)];
  const backlog = tasks.filter(({ count, isBacklog }) => count > 0 && isBacklog);
  return (
    <div class="stack">
      <div class="stack tight">
        <h1>Aujourd’hui</h1>
        <p class="lead soft">{frenchWeekday(today)}</p>
      </div>
      <div class="today">
        <section class="stack tight" aria-labelledby="a-faire">
          <h2 id="a-faire">À faire</h2>
          {inOrder.length === 0 && <p class="calm">Rien n’attend : tout est à jour.</p>}
          <TaskLines tasks={inOrder.slice(0, SHOWN)} />
          {inOrder.length > SHOWN && (
            <details>
              <summary>et {counted(inOrder.length - SHOWN, 'autre')}</summary>
              <TaskLines tasks={inOrder.slice(SHOWN)} />
            </details>
          )}
          {backlog.length > 0 && (
            <p class="soft">
              Au long cours :{' '}
              {backlog.map((task, at) => (
                <>
                  {at > 0 && ', '}
                  <a href={task.href}>{counted(task.count, ...task.words)}</a>
                </>
              ))}
              .
            </p>
          )}
        </section>
        <div class="stack">
          <section class="stack tight" aria-labelledby="la-journee">
            <h2 id="la-journee">La journée</h2>
            {agenda.length === 0 ? (
              <p class="calm">Rien à heure fixe aujourd’hui.</p>
            ) : (
              <AgendaLines entries={agenda} />
            )}
            <p>
              <a href="/ccas/agenda">Les jours qui viennent</a>
            </p>
            <p class="soft">{counted(redemptions, 'utilisation')} aujourd’hui chez les partenaires.</p>
          </section>
          <section class="stack tight" aria-labelledby="appels">
            <h2 id="appels">À appeler</h2>
            {callSaid.has(done) && (
              <div class="notice accepted" role="status">
                <p>{callSaid.get(done)}</p>
              </div>
            )}
            {calls.length === 0 ? (
              <p class="calm">Personne n’attend votre appel.</p>
            ) : (
              <CallLines token={token} today={today} calls={calls.slice(0, SHOWN)} />
            )}
            {calls.length > SHOWN && (
              <details>
                <summary>et {counted(calls.length - SHOWN, 'autre')}</summary>
                <CallLines token={token} today={today} calls={calls.slice(SHOWN)} />
              </details>
            )}
          </section>
        </div>
      </div>
    </div>
  );
}

function TaskLines({ tasks }: Pick<Today, 'tasks'>) {
  if (tasks.length === 0) return null;
  const most = Math.max(...tasks.map(({ count }) => count));
  const width = most >= 1000 ? 'thousands' : most >= 100 ? 'hundreds' : '';
  return (
    <ul class={`day-lines ${width}`.trim()}>
      {tasks.map(({ href, icon, isUrgent, count, words: [one, many] }) => (
        <li>
          <a href={href} class={isUrgent ? 'urgent' : undefined}>
            <span class="count">{frenchNumber(count)}</span>
            <Icon name={icon} size={22} />
            <span class="what">{count < 2 ? one : many}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
