import { foldName } from '../kernel/text/fold-name.js';

interface Named {
  lastName: string;
  firstName: string;
}

/** Equal for the same person: surname, first name (accents, hyphens, case aside) and birth date (domain.md, Pass). */
export function identityKey(person: Named & { bornOn: { toString(): string } }): string {
  return `${foldName(person.lastName)}|${foldName(person.firstName)}|${person.bornOn.toString()}`;
}

/** Both orders, so that "dupont je" and "je dupont" find Jeanne Dupont. */
export function searchText(person: Named): string {
  const lastName = foldName(person.lastName);
  const firstName = foldName(person.firstName);
  return `${lastName} ${firstName} ${lastName}`;
}
