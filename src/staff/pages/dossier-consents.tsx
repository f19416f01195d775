import { frenchDay } from '../../kernel/ui/french.js';
import type { Consent } from '../../residents/dossier-parts.js';

/** What the person agreed to in any slice. */
export function Consents({ consents }: { consents: Consent[] }) {
  return (
    <section class="panel stack">
      <h2>Accords donnés</h2>
      <ul class="plain-list">
        {consents.map(({ what, since, until, how }) => (
          <li>
            {until ? <s>{what}</s> : <strong>{what}</strong>}
            <span class="soft">
              {until
                ? `Du ${frenchDay(since)} au ${frenchDay(until)}, ${how}`
                : `Depuis le ${frenchDay(since)}, ${how}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
