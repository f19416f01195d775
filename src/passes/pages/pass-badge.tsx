import { Icon } from '../../kernel/ui/icon.js';
import type { PassView } from '../pass.query.js';
import { passStatusLabels } from '../pass-wording.js';

const looks = {
  active: ['accepted', 'check'],
  suspended: ['waiting', 'hourglass'],
  expired: ['waiting', 'hourglass'],
  revoked: ['refused', 'octagon-x'],
} as const;

/** State of a pass: its own shape, word and colour, and the number when there is room. */
export function PassBadge({ status, number }: { status: PassView['status']; number?: string }) {
  const [look, icon] = looks[status];
  return (
    <span class="row">
      <span class={`badge ${look}`}>
        <Icon name={icon} size={16} />
        {passStatusLabels[status]}
      </span>
      {number && <span class="number">{number}</span>}
    </span>
  );
}
