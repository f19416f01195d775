import { type FormValues, oneText } from '../../kernel/http/input.js';
import { Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { District } from '../../statistics/districts.js';
import type { MapStart } from '../../statistics/where-to-draw.js';
import { OutlinesFigure } from './outlines-figure.js';
import { VersionField } from './version-field.js';

interface Props {
  token: string;
  version: number;
  /** GeoJSON of what stands. */
  saved: string;
  values?: FormValues;
  start: MapStart;
  refusal?: Refusal;
  /** What another manager saved meanwhile. */
  theirs?: District[];
}

/** No drawing tool of ours sends these. */
const unreadable = new Set(['not_geojson', 'wrong_geometry', 'no_name']);

/** The map and its tools are put in place by browser code; what they draw goes into the hidden field of the form. */
export function DrawingPage({ token, version, saved, values = {}, start, refusal, theirs }: Props) {
  // Where the drawing begins: a refused one stays as it was sent, unless it cannot be read at all.
  const isDrawing = refusal?.errors.every(({ code }) => !unreadable.has(code));
  const drawn = isDrawing ? oneText(values.districts) : saved;
  return (
    <div class="stack">
      <div class="stack tight">
        <p>
          <a href="/ccas/reglages">Réglages</a> › <a href="/ccas/reglages/quartiers">Quartiers</a>
        </p>
        <h1>Dessiner les quartiers</h1>
        <p class="soft">Pour les bilans. Rien n’est changé avant d’enregistrer.</p>
      </div>
      <Form action="/ccas/reglages/quartiers/dessin" token={token} refusal={refusal}>
        <VersionField version={version} values={values} refusal={refusal} />
        <input type="hidden" name="districts" value={drawn} />
        <div id="champ-districts" data-start={JSON.stringify(start)}>
          <p class="notice">
            Le plan a besoin de JavaScript. Sans lui, <a href="/ccas/reglages/quartiers">chargez un fichier</a>.
          </p>
        </div>
        <p class="row">
          <button>Enregistrer les quartiers</button>
          <a href="/ccas/reglages/quartiers">Revenir sans enregistrer</a>
        </p>
      </Form>
      {theirs && (
        <section class="panel stack">
          <h2>Enregistré entre-temps</h2>
          {theirs.length > 0 ? <OutlinesFigure districts={theirs} /> : <p>Aucun quartier : ils ont été retirés.</p>}
        </section>
      )}
    </div>
  );
}
