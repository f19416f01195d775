import { Icon } from '../../kernel/ui/icon.js';
import type { PartnerView } from '../partner-directory.query.js';

export const partnerStatusLooks = {
  waiting: ['waiting', 'hourglass', 'À approuver'],
  approved: ['accepted', 'check', 'Approuvé'],
  returned: ['waiting', 'pencil', 'À corriger'],
  suspended: ['refused', 'octagon-x', 'Suspendu'],
  left: ['', 'door-open', 'Parti'],
} as const;

export function PartnerBadge({ status }: { status: PartnerView['status'] }) {
  const [look, icon, label] = partnerStatusLooks[status];
  return (
    <span class={`badge ${look}`}>
      <Icon name={icon} size={16} />
      {label}
    </span>
  );
}
