import { Icon } from '../../kernel/ui/icon.js';
import { ModuleState, type OfferedModule } from './module-state.js';

interface Props {
  modules: OfferedModule[];
}

/** What may be switched on and off, and which is. */
export function ModulesPage({ modules }: Props) {
  return (
    <div class="stack">
      <p>
        <a href="/ccas/reglages">Réglages</a>
      </p>
      <h1>Modules</h1>
      <p class="lead">
        Le pass, les partenaires et les avantages sont toujours là. Le reste, vous le mettez en service quand vous en
        avez besoin.
      </p>
      <ul class="tasks">
        {modules.map(({ key, name, says, icon, isOn }) => (
          <li>
            <a href={`/ccas/reglages/modules/${key}`}>
              <Icon name={icon} size={28} />
              <span>
                <strong>{name}</strong> <ModuleState isOn={isOn} />
                <br />
                <span class="soft">{says}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
