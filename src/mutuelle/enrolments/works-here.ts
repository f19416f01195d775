import { type FormValues, oneText } from '../../kernel/http/input.js';

/** Among the communes that a page offers: somebody who lives elsewhere and works here. */
export const WORKS_HERE = 'travaille';

/** What that choice means, as values of the enrolment; nothing for a commune. */
export function placeIn({ communeCode }: FormValues): { communeCode?: undefined; worksHere?: true } {
  return oneText(communeCode) === WORKS_HERE ? { communeCode: undefined, worksHere: true } : {};
}
