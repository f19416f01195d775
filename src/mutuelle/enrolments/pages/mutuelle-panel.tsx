import type { EnrolmentRow } from '../enrolment.query.js';
import { EnrolmentEntry } from './enrolment-list.js';

interface Props {
  residentId: string;
  enrolments: EnrolmentRow[];
  /** None is under way, and the dossier is open. */
  mayBegin: boolean;
}

/** In the dossier: where this person stands, and the way to begin. */
export function MutuellePanel({ residentId, enrolments, mayBegin }: Props) {
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
      {mayBegin && (
        <p>
          <a class="button quiet" href={`/ccas/mutuelle/parcours/nouveau?usager=${residentId}`}>
            Intéressé·e par la mutuelle
          </a>
        </p>
      )}
    </section>
  );
}
