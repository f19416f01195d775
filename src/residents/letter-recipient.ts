import { communeName } from '../ccas/communes.js';

interface Addressed {
  firstName: string;
  lastName: string;
  address: string | null;
  postcode: string | null;
  communeCode: string;
}

/** The lines of an address block: name, street, postcode and commune. */
export function letterRecipient({ firstName, lastName, address, postcode, communeCode }: Addressed): string[] {
  return [`${firstName} ${lastName}`, address ?? '', `${postcode ?? ''} ${communeName(communeCode)}`.trim()].filter(
    Boolean,
  );
}
