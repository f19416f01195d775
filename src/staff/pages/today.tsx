import { counted, frenchNumber, frenchWeekday } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Today } from '../today.query.js';
import { SearchBox } from './search-box.js';
import { Empty } from '../../kernel/ui/empty.js';

interface Props extends Today {
  token: string;
  /** ISO day. */
  today: string;
  isManager: boolean;
}

/** The search box first, then what waits; no chart before work (look.md, 4). */
export function TodayPage({ token, today, isManager, tasks, redemptions }: Props) {
  const shown = tasks.filter((task) => task.count > 0 || !task.isExceptional);
  const waiting = shown.filter((task) => task.count > 0);
  const nothing = shown.filter((task) => task.count === 0);
  return (
    <div class="stack">
      <div class="stack tight">
        <p class="soft">{frenchWeekday(today)}</p>
        <h1>Aujourd’hui</h1>
      </div>
      <SearchBox token={token} autofocus />
      <p class="row">
        <a class="button" href="/ccas/demandes/nouvelle">
          <Icon name="badge-check" /> Donner un pass au guichet
        </a>
        <a class="button quiet" href="/ccas/usagers/nouveau">
          <Icon name="user-round-plus" /> Inscrire un usager
        </a>
        <a class="button quiet" href="/ccas/partenaires/nouveau">
          <Icon name="store" /> Ajouter un partenaire
        </a>
        <a class="button quiet" href="/ccas/usagers/import">
          <Icon name="upload" /> Charger une liste
        </a>
      </p>
      <h2>Ce qui attend</h2>
      {waiting.length === 0 && (
        <Empty>
          <p>Rien n’attend : tout est à jour.</p>
        </Empty>
      )}
      <ul class="tasks">
        {waiting.map((task) => (
          <li>
            <a href={task.href} class={task.isUrgent ? 'urgent' : undefined}>
              <Icon name={task.icon} size={28} />
              <span class="count">{frenchNumber(task.count)}</span>{' '}
              <span>{task.count < 2 ? task.words[0] : task.words[1]}</span>
            </a>
          </li>
        ))}
      </ul>
      {nothing.length > 0 && (
        <p class="soft">
          Rien pour le moment :{' '}
          {nothing.map((task, at) => (
            <>
              {at > 0 && ', '}
              <a href={task.href}>
                {frenchNumber(0)} {task.words[0]}
              </a>
            </>
          ))}
          .
        </p>
      )}
      <p class="row">
        <a href="/ccas/refus">Refus chez les partenaires</a>
        <a href="/ccas/droits">Demandes sur les données</a>
        <a href="/ccas/conservation">Conservation des données</a>
        {isManager && <a href="/ccas/archives">Tout exporter</a>}
      </p>
      <p class="soft">{counted(redemptions, 'utilisation', 'utilisations')} aujourd’hui chez les partenaires.</p>
    </div>
  );
}
