import { MOST_BREAKS } from '../most-breaks.js';
import { counted, frenchNumber } from '../../kernel/ui/french.js';

interface Props {
  entries: number;
  breaks: { lane: number; seq: number }[];
}

export function VerificationPage({ entries, breaks }: Props) {
  return (
    <section class="narrow stack">
      <h1>Vérification du journal</h1>
      {breaks.length === 0 ? (
        <div class="notice accepted" role="status">
          <p>
            <strong>Le journal est intact.</strong> {counted(entries, 'écriture vérifiée', 'écritures vérifiées')} :
            aucune n’a été changée, ajoutée ou retirée après coup.
          </p>
        </div>
      ) : (
        <>
          <div class="notice refused" role="alert">
            <p>
              <strong>La chaîne est rompue.</strong> Sur {frenchNumber(entries)} écritures, certaines ont été changées,
              ajoutées ou retirées hors de l’application. Prévenez votre service informatique, et gardez une sauvegarde.
            </p>
          </div>
          {breaks.length === MOST_BREAKS && <p>Les {MOST_BREAKS} premières ruptures :</p>}
          <ul>
            {breaks.map(({ lane, seq }) => (
              <li class="number">
                file {lane}, écriture {seq}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a class="button" href="/ccas/journal">
          Revenir au journal
        </a>
      </p>
    </section>
  );
}
