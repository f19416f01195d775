import type { InventedPerson } from '../invented-people.js';

/** Those who say that they live together; a few more are at one address, and nobody has asked them. */
export const HOUSEHOLDS = 40;
const COUPLES = HOUSEHOLDS + 6;
const YEARS_BETWEEN = 7;

/** The first of the crowd are registered twice: what makes them doubles is theirs alone. */
const FIRST = 20;

/**
 * Two by two, of about one age: the second moves in with the first. Their names stay what they were, for everything in the
 * demonstration is thrown in the order of names.
 * @param people changed in place
 * @returns the couples, in the order in which they were found
 */
export function moveIn(people: InventedPerson[]): [InventedPerson, InventedPerson][] {
  const alone = people.slice(FIRST);
  const couples: [InventedPerson, InventedPerson][] = [];
  while (couples.length < COUPLES) {
    const one = alone.shift()!;
    const at = alone.findIndex(({ bornOn }) => Math.abs(bornOn.year - one.bornOn.year) <= YEARS_BETWEEN);
    const other = alone[at];
    if (!other) continue;
    alone.splice(at, 1);
    other.address = one.address;
    couples.push([one, other]);
  }
  return couples;
}
