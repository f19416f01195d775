import base from '../../jest.config.js';

/** The tests' own ground, for runs that last hours. */
export default {
  ...base,
  testMatch: ['<rootDir>/bench/faults/*.bench.ts'],
  testTimeout: 24 * 60 * 60 * 1000,
};
