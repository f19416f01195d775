import { parisDay } from '../../kernel/time/clock.js';
import { FieldNotes, fieldFacts } from '../../kernel/ui/field-frame.js';
import { frenchWeekday } from '../../kernel/ui/french.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { permanenceKindLabels } from '../booking-wording.js';
import type { PermanenceView } from '../permanence.query.js';
import { hourOf } from '../slots.js';

interface SlotProps {
  permanences: PermanenceView[];
  value?: string;
  refusal?: Refusal;
}

/** Every hour that is left, half-day by half-day; where none is left, the waiting list. */
export function SlotChoice({ permanences, value, refusal }: SlotProps) {
  const facts = fieldFacts('slotId', undefined, refusal);
  let isFirst = true;
  return (
    <fieldset class={facts.error ? 'field wrong' : 'field'} aria-describedby={facts.describedBy}>
      <legend>Quand ?</legend>
      <FieldNotes {...facts} />
      {permanences.map((permanence) => {
        const free = permanence.slots.filter(({ taken, capacity }) => taken < capacity);
        const offered = free.length > 0 ? free : permanence.slots.slice(0, 1);
        if (offered.length === 0) return null;
        return (
          <div class="stack tight">
            <p>
              <strong>{frenchWeekday(parisDay(permanence.startsAt))}</strong> · {permanenceKindLabels[permanence.kind]}
              <br />
              <span class="soft">
                {permanence.place} · {permanence.isAccessible ? 'accessible en fauteuil' : 'non accessible en fauteuil'}
                {permanence.accessNote && ` · ${permanence.accessNote}`}
              </span>
            </p>
            <div class="choices">
              {offered.map((slot) => {
                const id = isFirst ? facts.id : undefined;
                const takesFocus = (isFirst && facts.isRefused) || undefined;
                isFirst = false;
                return (
                  <label>
                    <input
                      type="radio"
                      id={id}
                      name="slotId"
                      value={slot.id}
                      checked={slot.id === value}
                      required
                      autofocus={takesFocus}
                    />
                    <span>
                      {free.length > 0 ? hourOf(slot.startsAt) : 'Complet : liste d’attente'}
                      <span class="hidden-text"> le {frenchWeekday(parisDay(permanence.startsAt))}</span>
                    </span>
                  </label>
                );
              })}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
