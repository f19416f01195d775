import { counted } from '../../kernel/ui/french.js';
import type { TillState } from './till.js';

/** One quiet line at the foot: whose till this is, its network, and what waits (look.md, 1). */
export function FootLine({ state, open }: { state: TillState; open(): void }) {
  return (
    <div class="foot">
      <p role="status">
        {state.bundle?.partner && <strong>{state.bundle.partner} · </strong>}
        {state.hasNetwork ? 'Réseau : connecté.' : 'Pas de réseau : la caisse continue.'}
        {state.waiting > 0 && ` ${counted(state.waiting, 'utilisation à envoyer', 'utilisations à envoyer')}.`}
      </p>
      <button class={state.refused > 0 ? 'alarm' : undefined} onClick={open}>
        {state.refused > 0 ? `${counted(state.refused, 'refus', 'refus')} à lire` : 'Derniers passages'}
      </button>
    </div>
  );
}
