import { communeName } from '../ccas/communes.js';

interface Addressed {
  firstName: string;
  lastName: string;
  address: string | null;
  postcode: string | null;
  communeCode: string;
}

/** The lines of an address block: name, street, postcode and commune, the last in capitals as the post asks. */
export function letterRecipient({ firstName, lastName, address, postcode, communeCode }: Addressed): string[] {
  const town = [postcode, communeName(communeCode).toLocaleUpperCase('fr-FR')].filter(Boolean).join(' ');
  return [`${firstName} ${lastName}`, ...(address ? address.split('\n') : []), town];
}
