/** Jest in ESM mode: `node --experimental-vm-modules`, TypeScript by swc, `.js` in imports mapped back to the source. */
export default {
  rootDir: import.meta.dirname,
  testEnvironment: './test/support/shared-environment.cjs',
  runtime: '<rootDir>/test/support/shared-runtime.cjs',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // ES modules that a CommonJS package requires: Node 20.19 does that by itself, Jest on it does not.
  transformIgnorePatterns: ['/node_modules/(?!cookie/)'],
  transform: {
    '/node_modules/cookie/.+\\.js$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
            react: { runtime: 'automatic', importSource: 'preact' },
          },
        },
        module: { type: 'es6' },
      },
    ],
  },
  globalSetup: './test/support/start-postgres.js',
  globalTeardown: './test/support/stop-postgres.js',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  testTimeout: 120_000,
  maxWorkers: 2,
  // Modules of a finished file stay in the memory of their worker: grown too large, it makes room for a new one.
  workerIdleMemoryLimit: '1500MB',
};
