import { hourOf } from '../../appointments/slots.js';
import type { AgendaEntry } from '../../kernel/console/agenda.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import { Icon } from '../../kernel/ui/icon.js';

/** What there is on one day, in its order. */
export function AgendaLines({ entries }: { entries: AgendaEntry[] }) {
  return (
    <ul class="day-lines">
      {entries.map(({ at, until, isDayOnly, title, detail, href, icon }) => (
        <li>
          <a href={href}>
            <span class="when">
              {isDayOnly ? 'Journée' : hourOf(instantOf(at))}
              {!isDayOnly && until && <span class="soft"> – {hourOf(instantOf(until))}</span>}
            </span>
            <Icon name={icon} size={22} />
            <span class="what">
              <strong>{title}</strong>
              {detail && <span class="soft">{detail}</span>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
