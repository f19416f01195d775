import type { ComponentChildren } from 'preact';
import type { Contact } from '../contact.js';

interface Props {
  ccas: Contact;
  /** What the CCAS does for whoever calls or comes: a sentence. */
  children: ComponentChildren;
}

/** Paper is first class: a call does the same. */
export function CallUs({ ccas, children }: Props) {
  return (
    <p class="soft">
      Vous préférez en parler ? {ccas.name}
      {ccas.address && `, ${ccas.address}`}
      {ccas.phone && (
        <>
          , <a href={`tel:${ccas.phone.replace(/\s/g, '')}`}>{ccas.phone}</a>
        </>
      )}
      . {children}
    </p>
  );
}
