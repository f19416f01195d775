import { enrolmentPath } from '../enrolment-path.js';
import type { EnrolmentRow } from '../enrolment.query.js';
import { EnrolmentEntry } from './enrolment-list.js';

/** In the dossier: where this person stands, and the way to begin. */
export function MutuellePanel({ residentId, enrolments }: { residentId: string; enrolments: EnrolmentRow[] }) {
  return (
    <section class="panel stack">
      <h2>Mutuelle communale</h2>
      {enrolments.length > 0 && (
        <ul class="entries">
          {enrolments.map((row) => (
            <EnrolmentEntry row={row} />
          ))}
        </ul>
      )}
      {enrolments.every(({ state }) => enrolmentPath.isOver(state)) && (
        <p>
          <a class="button quiet" href={`/ccas/mutuelle/parcours/nouveau?usager=${residentId}`}>
            Intéressé·e par la mutuelle
          </a>
        </p>
      )}
    </section>
  );
}
