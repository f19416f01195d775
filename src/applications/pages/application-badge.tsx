import { applicationStateLabels } from '../application-wording.js';
import type { SentState } from '../application-list-request.js';
import { Icon } from '../../kernel/ui/icon.js';

const looks = {
  submitted: ['', 'inbox'],
  more_asked: ['waiting', 'hourglass'],
  accepted: ['accepted', 'check'],
  refused: ['refused', 'octagon-x'],
  withdrawn: ['', 'undo-2'],
} as const satisfies Record<SentState, readonly [string, string]>;

/** State of an application: its own shape, word and colour. */
export function ApplicationBadge({ state }: { state: SentState }) {
  const [look, icon] = looks[state];
  return (
    <span class={`badge ${look}`}>
      <Icon name={icon} size={16} />
      {applicationStateLabels[state]}
    </span>
  );
}
