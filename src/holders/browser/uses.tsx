import { parisDay } from '../../kernel/ui/browser/paris-day.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { verdictSentences } from '../../redemptions/verdict-sentences.js';
import type { MyPass } from './held-passes.js';

/** Where the pass was used, and where it was refused and why. */
export function Uses({ history }: { history: NonNullable<MyPass['history']> }) {
  return (
    <details>
      <summary>Mes utilisations</summary>
      {history.length === 0 ? (
        <p class="empty">Rien encore. Chaque utilisation s’affichera ici, avec le jour et le commerce.</p>
      ) : (
        <ul class="uses">
          {history.map(({ kind, id, at, partner, offer, verdict, voided }) => (
            <li key={`${kind} ${id} ${at}`}>
              <strong>{frenchDay(parisDay(at))}</strong>
              <span>
                {[offer, partner].filter(Boolean).join(', ')}
                {kind === 'check' && ' – vérifié'}
                {verdict && ` – refusé : ${verdictSentences[verdict].why}`}
                {voided && ' – annulée'}
              </span>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
