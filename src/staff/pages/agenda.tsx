import type { AgendaEntry } from '../../kernel/console/agenda.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { Empty } from '../../kernel/ui/empty.js';
import { frenchDay, frenchWeekday } from '../../kernel/ui/french.js';
import { AgendaLines } from './agenda-lines.js';

interface Props {
  /** ISO days: of the page, of the one before and after. */
  first: string;
  before: string;
  after: string;
  today: string;
  /** Another day was asked for, and is none. */
  isOtherDay?: boolean;
  entries: AgendaEntry[];
}

/** Two weeks, day by day; days on which nothing is are left out. */
export function AgendaPage({ first, before, after, today, isOtherDay, entries }: Props) {
  const days = [...new Set(entries.map(({ at }) => dayOf(at)))];
  return (
    <div class="stack">
      <h1>Agenda</h1>
      <nav class="row" aria-label="Choisir les jours">
        <a href={`/ccas/agenda?du=${before}`}>Deux semaines avant</a>
        {first !== today && <a href="/ccas/agenda">Aujourd’hui</a>}
        <a href={`/ccas/agenda?du=${after}`}>Deux semaines après</a>
        <form class="inline" method="get" action="/ccas/agenda">
          <label>
            À partir du <input type="date" name="du" value={first} />
          </label>
          <button class="quiet">Voir</button>
        </form>
      </nav>
      {isOtherDay && (
        <p class="soft" role="status">
          La date demandée n’existe pas : voici l’agenda à partir d’aujourd’hui.
        </p>
      )}
      {entries.length === 0 && (
        <Empty>
          <p>Rien de prévu dans les deux semaines à partir du {frenchDay(first)}.</p>
          <p>Ce qui a un jour ou une heure apparaît ici de lui-même : permanences, échéances des conventions.</p>
        </Empty>
      )}
      {days.map((day) => (
        <section class="stack tight">
          <h2>
            {frenchWeekday(day)}
            {day === today && ' – aujourd’hui'}
          </h2>
          <AgendaLines entries={entries.filter(({ at }) => dayOf(at) === day)} />
        </section>
      ))}
    </div>
  );
}
