import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { reopened, withCorner, withCornerAt, withoutCorner, withoutDistrict } from './drawing.js';
import { DrawnList } from './drawn-list.js';
import { Plan } from './plan.js';
import { useDrawing } from './use-drawing.js';
import '../../kernel/ui/browser/leaflet.css';
import './drawing.css';

const place = document.getElementById('champ-districts')!;
const field = document.querySelector<HTMLInputElement>('input[name=districts]')!;

/** Neighbourhoods drawn by hand, with the mouse, a finger or the keyboard; what is closed goes into the page's form. */
function DrawDistricts() {
  const { drawing, told, isProblem, refusals, change, close } = useDrawing(field);
  const [isBare, setIsBare] = useState(false);
  const ground = useRef<HTMLDivElement>(null);
  const plan = useRef<Plan>(undefined);
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => {
    plan.current = new Plan(ground.current!, JSON.parse(place.dataset.start!), {
      added: (corner) => change((before) => withCorner(before, corner)),
      moved: (at, corner) => change((before) => withCornerAt(before, at, corner)),
      removed: (at) => change((before) => withoutCorner(before, at)),
      closed: close,
      bare: () => setIsBare(true),
    });
  }, []);
  useEffect(() => plan.current!.show(drawing), [drawing]);
  useEffect(() => {
    if (refusals > 0) name.current!.focus();
  }, [refusals]);

  return (
    <div class="drawing">
      <div class="drawing-ground">
        <div ref={ground} class="map" role="application" aria-label="Plan où dessiner les quartiers" />
        <span class="drawing-cross" aria-hidden="true" />
      </div>
      <div class="stack">
        {isBare && (
          <p class="notice waiting">
            Le fond de plan ne répond pas. Sans lui, on ne voit pas les rues : réessayez plus tard.
          </p>
        )}
        <p>Touchez le plan à chaque angle du quartier, puis fermez le contour. Un angle se déplace en le glissant.</p>
        <p class="soft">
          Au clavier : les flèches déplacent le plan, Entrée pose un angle sous la croix. Sur un angle, les flèches le
          déplacent et Suppr le retire.
        </p>
        <div class={isProblem ? 'field wrong' : 'field'}>
          <label for="nom-du-quartier">Nom du quartier</label>
          <input
            ref={name}
            id="nom-du-quartier"
            maxLength={80}
            value={drawing.name}
            aria-describedby="dessin-dit"
            onInput={({ currentTarget: { value } }) => change((before) => ({ ...before, name: value }))}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              // Else the form would be sent, and what is drawn saved unseen.
              event.preventDefault();
              close();
            }}
          />
          <p id="dessin-dit" role="status" class={isProblem ? 'error' : 'hint'}>
            {told}
          </p>
        </div>
        <div class="row">
          <button type="button" class="quiet" onClick={() => plan.current!.addAtCentre()}>
            Poser un angle sous la croix
          </button>
          <button
            type="button"
            class="quiet"
            disabled={drawing.open.length === 0}
            onClick={() => change((before) => withoutCorner(before))}
          >
            Retirer le dernier angle
          </button>
          <button type="button" class="quiet" onClick={close}>
            Fermer le contour
          </button>
        </div>
        <DrawnList
          drawing={drawing}
          reopen={(at) => change((before) => reopened(before, at))}
          remove={(at) =>
            change(
              (before) => withoutDistrict(before, at),
              () => 'Quartier retiré.',
            )
          }
        />
      </div>
    </div>
  );
}

place.textContent = '';
render(<DrawDistricts />, place);
