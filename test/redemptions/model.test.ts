import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type TestApp, startApp } from '../support/app.js';
import { aTuesday } from '../support/test-clock.js';
import { Model, offers } from './ledger-model.js';
import { commands } from './ledger-steps.js';
import { Played, World } from './ledger-world.js';

/** At least; `npm run bench -- faults model` asks for more. */
const STEPS = Number(process.env.MODEL_STEPS ?? 500);
const SEED = Number(process.env.MODEL_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Walks that never met these would prove little: they go on until they have. */
const wanted = [
  'accepted',
  'limit_reached',
  'quota_exhausted',
  'revoked',
  'suspended',
  'retried',
  'resent',
  'voided',
  'held',
  'given back',
  'synced accepted',
  'synced on lease',
];

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test(
  `after each of ${STEPS} steps of any kind, the ledger is what a few lines of arithmetic say`,
  async () => {
    process.stdout.write(`The ledger’s model: MODEL_SEED=${SEED} plays these steps again.\n`);
    const played = new Played();
    const isEnough = () => played.total >= STEPS && wanted.every((each) => played.met.has(each));
    const walk = fc.asyncProperty(fc.commands(commands, { size: 'max', maxCommands: 60 }), async (script) => {
      app.clock.set(aTuesday);
      const terms = offers.map(({ limit, quota }) => ({ limit, quota }));
      const world = await World.make(app, played, terms);
      await fc.asyncModelRun(() => ({ model: new Model(), real: world }), script);
    });
    for (let round = 0; !isEnough(); round++) await fc.assert(walk, { seed: SEED + round, numRuns: 5 });
    expect(played.total).toBeGreaterThanOrEqual(STEPS);
  },
  Math.max(600_000, STEPS * 500),
);
