import type { Contact } from '../../../ccas/contact.js';
import { CallUs } from '../../../ccas/pages/call-us.js';
import { Icon } from '../../../kernel/ui/icon.js';
import { legalLine } from '../legal-line.js';

/** Stands on every page residents see. */
export function LegalLine({ ccas }: { ccas: string }) {
  return (
    <p class="notice">
      <span>
        <Icon name="scale" size={20} /> {legalLine(ccas)}
      </span>
    </p>
  );
}

/** As `CallUs`: nothing of the mutuelle needs a screen. */
export function CallOrCome({ ccas }: { ccas: Contact }) {
  return <CallUs ccas={ccas}>Tout peut se faire au guichet et sur papier.</CallUs>;
}
