import { counted } from '../../kernel/ui/french.js';
import { Form } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';

export interface RenewalOutcome {
  /** Ids of the passes that were renewed. */
  renewed: string[];
  refused: { residentId?: string; name: string; detail: string; nextStep?: string }[];
}

/** What became of a renewal of many: how many, the cards to print, and each refusal with its reason. */
export function RenewalResult({ outcome: { renewed, refused }, token }: { outcome: RenewalOutcome; token: string }) {
  return (
    <>
      {renewed.length > 0 && (
        <div class="notice accepted" role="status">
          <p>
            <strong>{counted(renewed.length, 'pass renouvelé', 'pass renouvelés')}.</strong> Les nouvelles cartes sont
            prêtes à imprimer.
          </p>
          <PrintCards token={token} passIds={renewed} />
        </div>
      )}
      {renewed.length === 0 && refused.length === 0 && (
        <div class="notice waiting" role="alert">
          <p>
            <strong>Aucun pass n’était choisi.</strong> Cochez au moins une personne, puis recommencez.
          </p>
        </div>
      )}
      {refused.length > 0 && (
        <div class="notice refused" role="alert">
          <p>
            <strong>{counted(refused.length, 'pass n’a pas été renouvelé', 'pass n’ont pas été renouvelés')}.</strong>
          </p>
          <ul>
            {refused.map((refusal) => (
              <li>
                {refusal.residentId ? <a href={`/ccas/usagers/${refusal.residentId}`}>{refusal.name}</a> : refusal.name}
                {' : '}
                {refusal.detail} {refusal.nextStep}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function PrintCards({ token, passIds }: { token: string; passIds: string[] }) {
  return (
    <Form action="/ccas/cartes/nouveau" token={token} class="row">
      <input type="hidden" name="choice" value="passes" />
      <input type="hidden" name="cards" value="sheets" />
      {passIds.map((id) => (
        <input type="hidden" name="passId" value={id} />
      ))}
      <button>
        <Icon name="printer" /> Imprimer les nouvelles cartes
      </button>
    </Form>
  );
}
