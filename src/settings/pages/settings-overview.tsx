import type { SettingsPage, SettingsWarning } from '../../kernel/console/settings-pages.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import { frenchMoment } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';

interface Props {
  pages: readonly SettingsPage[];
  /** What on one of them must not wait. */
  warnings: (SettingsWarning & { name: string })[];
  changedAt: Map<string, Date | null>;
  isManager: boolean;
}

export function SettingsOverviewPage({ pages, warnings, changedAt, isManager }: Props) {
  return (
    <div class="stack">
      <h1>Réglages</h1>
      {warnings.map(({ name, words, act }) => (
        <div class="notice waiting">
          <p>
            <strong>{words}.</strong> <a href={`/ccas/reglages/${name}`}>{act}</a>
          </p>
        </div>
      ))}
      <ul class="tasks">
        {pages.map(({ name, title, lead, icon }) => {
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
