import { describe } from '@jest/globals';

/** In place of `describe` where something of the machine is missing: what is not tested must be seen. */
export function skipLoudly(why: string): (name: string, work: () => void) => void {
  return (name, work) => {
    console.warn(`${why}: « ${name} » is SKIPPED.`); // oxlint-disable-line no-console -- a skipped test must be seen
    describe.skip(name, work);
  };
}
