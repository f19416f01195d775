import { Icon } from '../../../kernel/ui/icon.js';
import { type DonationState, donationStateLooks } from '../donation-words.js';

export function DonationBadge({ state, label }: { state: DonationState; label?: string }) {
  const [look, icon, words] = donationStateLooks[state];
  return (
    <span class={`badge ${look}`}>
      <Icon name={icon} size={16} />
      {label ?? words}
    </span>
  );
}
