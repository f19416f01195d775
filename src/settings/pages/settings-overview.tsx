import { instantOf } from '../../kernel/time/instant-of.js';
import { counted, frenchMoment } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { settingsPages } from '../section.js';

interface Props {
  changedAt: Map<string, Date | null>;
  /** Law tables that have run out. */
  outdated: number;
  isManager: boolean;
}

export function SettingsOverviewPage({ changedAt, outdated, isManager }: Props) {
  return (
    <div class="stack">
      <h1>Réglages</h1>
      {outdated > 0 && (
        <div class="notice waiting">
          <p>
            <strong>{counted(outdated, 'barème n’est plus à jour', 'barèmes ne sont plus à jour')}.</strong>{' '}
            <a href="/ccas/reglages/baremes">Les mettre à jour</a>
          </p>
        </div>
      )}
      <ul class="tasks">
        {settingsPages.map(({ name, title, lead, icon }) => {
          const at = changedAt.get(name);
          return (
            <li>
              <a href={`/ccas/reglages/${name}`}>
                <Icon name={icon} size={28} />
                <span>
                  <strong>{title}</strong>
                  <br />
                  <span class="soft">{at ? `Enregistré le ${frenchMoment(instantOf(at))}` : lead}</span>
                </span>
              </a>
            </li>
          );
        })}
      </ul>
      <p class="row">
        <a href="/ccas/conservation">Ce qui sera effacé, et quand</a>
        {isManager && <a href="/ccas/archives">Tout exporter</a>}
      </p>
    </div>
  );
}
