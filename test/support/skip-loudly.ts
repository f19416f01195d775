import { describe, test } from '@jest/globals';

/**
 * In place of `describe` where something of the machine is missing: what is not tested must be seen. Where `CI` is set
 * it is a failure: there, nobody reads what a green run has left out.
 */
export function skipLoudly(why: string): (name: string, work: () => void) => void {
  return (name, work) => {
    if (process.env.CI) {
      describe(name, () => {
        test('is not skipped where everything is to be tested', () => {
          throw new Error(`${why}: « ${name} » would be skipped.`);
        });
      });
      return;
    }
    console.warn(`${why}: « ${name} » is SKIPPED.`); // oxlint-disable-line no-console -- a skipped test must be seen
    describe.skip(name, work);
  };
}
