import { type Drawing, isOneOutline } from './drawing.js';

interface Props {
  drawing: Drawing;
  reopen(place: number): void;
  remove(place: number): void;
}

/** The neighbourhoods already closed, to be taken up again or away. */
export function DrawnList({ drawing: { districts, open }, reopen, remove }: Props) {
  return (
    <section class="stack tight">
      <h2>{districts.length === 0 ? 'Aucun quartier encore' : `Quartiers dessinés : ${districts.length}`}</h2>
      <ul class="drawn-districts">
        {districts.map((district, place) => (
          <li key={district.name}>
            <span>{district.name}</span>
            {isOneOutline(district) && (
              <button
                type="button"
                class="quiet"
                aria-label={`Reprendre ${district.name}`}
                disabled={open.length > 0}
                onClick={() => reopen(place)}
              >
                Reprendre
              </button>
            )}
            <button type="button" class="quiet" aria-label={`Retirer ${district.name}`} onClick={() => remove(place)}>
              Retirer
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
