import { Icon } from '../../../kernel/ui/icon.js';
import type { Contact } from '../../../ccas/contact.js';
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

/** Paper is first class: a call does the same. */
export function CallUs({ ccas }: { ccas: Contact }) {
  return (
    <p class="soft">
      Vous préférez en parler ? {ccas.name}
      {ccas.address && `, ${ccas.address}`}
      {ccas.phone && (
        <>
          , <a href={`tel:${ccas.phone.replace(/\s/g, '')}`}>{ccas.phone}</a>
        </>
      )}
      . Tout peut se faire au guichet et sur papier.
    </p>
  );
}
