import type { ModuleSwitch } from '../../kernel/modules/module-switch.js';
import { Icon } from '../../kernel/ui/icon.js';

export interface OfferedModule extends ModuleSwitch {
  isOn: boolean;
}

export function ModuleState({ isOn }: { isOn: boolean }) {
  return isOn ? (
    <span class="badge accepted">
      <Icon name="circle-check" size={16} /> En service
    </span>
  ) : (
    <span class="badge">
      <Icon name="circle-pause" size={16} /> Arrêté
    </span>
  );
}
