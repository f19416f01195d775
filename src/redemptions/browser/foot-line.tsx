import { counted } from '../../kernel/ui/french.js';
import type { ListsAge } from './lists-age.js';
import type { TillState } from './till.js';

/** One quiet line at the foot: whose till this is, its network, how old what it knows is, and what waits (look.md, 1). */
export function FootLine({ state, open }: { state: TillState; open(): void }) {
  return (
    <div class="foot">
      <p role="status">
        {state.bundle?.partner && <strong>{state.bundle.partner} · </strong>}
        {networkWords(state)}
        {state.age && <span class={`age ${state.age.freshness}`}> {ageWords(state.age)}</span>}
        {state.waiting > 0 && ` ${counted(state.waiting, 'utilisation à envoyer', 'utilisations à envoyer')}.`}
      </p>
      <button class={state.refused > 0 ? 'alarm' : undefined} onClick={open}>
        {state.refused > 0 ? `${counted(state.refused, 'refus', 'refus')} à lire` : 'Derniers passages'}
      </button>
    </div>
  );
}

/** By the last attempt, as whatever the screen says above. */
export function networkWords({ hasNetwork, isServiceAway }: Pick<TillState, 'hasNetwork' | 'isServiceAway'>): string {
  if (hasNetwork) return 'Réseau : connecté.';
  return isServiceAway ? 'Le service ne répond pas : la caisse continue.' : 'Pas de réseau : la caisse continue.';
}

function ageWords({ freshness, days }: ListsAge): string {
  if (freshness === 'fresh') return 'Listes à jour.';
  if (freshness === 'amber') return `Listes d’il y a ${counted(days, 'jour')} : à mettre à jour.`;
  return `Listes de ${counted(days, 'jour')} : fermée jusqu’au retour du réseau.`;
}
