import { Temporal } from 'temporal-polyfill';
import { parisDay } from '../../kernel/time/clock.js';
import { counted, frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { permanenceKindLabels } from '../booking-wording.js';
import type { PermanenceRow } from '../permanence.query.js';
import { hourOf } from '../slots.js';
import type { HouseDesk } from './house-desk.js';
import { Empty } from '../../kernel/ui/empty.js';

interface ListProps {
  desk: HouseDesk;
  permanences: PermanenceRow[];
  now: Temporal.Instant;
}

export function PermanenceListPage({ desk, permanences, now }: ListProps) {
  const isAhead = ({ endsAt }: PermanenceRow): boolean => Temporal.Instant.compare(endsAt, now) > 0;
  const ahead = permanences.filter(isAhead).toReversed();
  const past = permanences.filter((each) => !isAhead(each));
  return (
    <div class="stack">
      <p>
        <a href={desk.home.href}>{desk.home.label}</a>
      </p>
      <div class="row between">
        <h1>Permanences et réunions</h1>
        <a class="button" href={`${desk.path}/nouvelle`}>
          <Icon name="calendar-plus" /> Fixer une date
        </a>
      </div>
      {ahead.length === 0 ? (
        <Empty>
          <p>Aucune date à venir. Fixez la prochaine permanence : les habitants pourront réserver aussitôt.</p>
        </Empty>
      ) : (
        <PermanenceEntries desk={desk} permanences={ahead} />
      )}
      {past.length > 0 && (
        <details>
          <summary>Les précédentes ({past.length})</summary>
          <PermanenceEntries desk={desk} permanences={past} />
        </details>
      )}
    </div>
  );
}

export function PermanenceEntries({ desk, permanences }: Pick<ListProps, 'desk' | 'permanences'>) {
  return (
    <ul class="entries">
      {permanences.map((each) => (
        <li>
          <div>
            <p>
              <a href={`${desk.path}/${each.id}`}>
                <strong>
                  {frenchDay(parisDay(each.startsAt))}, {hourOf(each.startsAt)} – {hourOf(each.endsAt)}
                </strong>
              </a>{' '}
              {each.isCancelled && <span class="badge refused">Annulée</span>}
            </p>
            <p class="soft">
              {permanenceKindLabels[each.kind]} · {each.place} · {each.taken} sur {each.capacity}
              {each.waiting > 0 && ` · ${counted(each.waiting, 'personne')} en attente`}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
