import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { learnSizes } from '../../../src/kernel/database/learn-sizes.js';
import { startApp, type TestApp } from '../../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const known = () =>
  app.within((tx) => tx.one<{ rows: number }>(`select reltuples::int as rows from pg_class where relname = 'refusal'`));
const refusals = (count: number) =>
  app.within(async (tx) => {
    await tx.run(
      `insert into refusal (id, verdict, actor_kind, refused_at) select gen_random_uuid(), 'malformed', 'till', now() from generate_series(1, $1::int)`,
      [count],
    );
    await learnSizes(tx);
  });

describe('what the planner knows of a table that was filled at one go', () => {
  test('is what was written, before the transaction ends', async () => {
    expect((await known()).rows).toBeLessThanOrEqual(0);
    await refusals(1000);
    expect(await known()).toEqual({ rows: 1000 });
  });

  test('is not asked again for a table that grew by less than it holds', async () => {
    await refusals(200);
    expect(await known()).toEqual({ rows: 1000 });
    await refusals(4000);
    expect(await known()).toEqual({ rows: 5200 });
  });
});
