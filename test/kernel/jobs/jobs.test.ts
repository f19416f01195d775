import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createApp } from '../../../src/create-app.js';
import { type Job, ScheduledJob } from '../../../src/kernel/jobs/job.js';
import { JobRunsQuery } from '../../../src/kernel/jobs/job-runs.query.js';
import { Jobs } from '../../../src/kernel/jobs/jobs.js';
import type { Tenant } from '../../../src/kernel/tenancy/tenants.js';
import { aSlice } from '../../support/slice.js';
import { startApp, type TestApp } from '../../support/app.js';
import { anotherCcas } from '../../support/builders.js';

/** Of a slice that is here for this test: what its two jobs do is said by each. */
const jobs = { test: {} as Job, other: {} as Job };

@ScheduledJob()
class TestJob {
  readonly job = jobs.test;
}

@ScheduledJob()
class OtherJob {
  readonly job = jobs.other;
}

const slices = [aSlice([TestJob, OtherJob])];

let app: TestApp;
let second: Awaited<ReturnType<typeof createApp>>;
let runs: string[];
beforeEach(async () => {
  for (const name of ['test', 'other'] as const) Object.assign(jobs[name], { name, ...idle });
  app = await startApp({ slices });
  second = await createApp({
    config: app.config,
    databaseUrl: app.database.appUrl,
    clock: app.clock,
    slices,
  });
  await second.init();
  runs = [];
});
afterEach(async () => {
  await second.close();
  await app.close();
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const instances = () => [app.get(Jobs), second.get(Jobs, { strict: false })];
const idle: Omit<Job, 'name'> = { due: { dailyAt: '03:00' }, run: async () => ({}) };
const add = ({ name = 'test', ...job }: Partial<Job> = {}) =>
  Object.assign(jobs[name as keyof typeof jobs], {
    ...idle,
    run: async (tenant: Tenant) => {
      runs.push(tenant.id);
      await pause(100);
      return { done: 1 };
    },
    ...job,
  });
const recorded = () =>
  app.within((tx) =>
    tx.query(
      `select attempts, done_at is not null as done, counts, failure_code from job_run where name = 'test' order by due_at`,
    ),
  );

describe('a daily job', () => {
  test('runs once, however often the clock ticks', async () => {
    add();
    await app.get(Jobs).tick();
    await app.get(Jobs).tick();
    expect(runs).toEqual([app.ccasId]);
    expect(await recorded()).toEqual([{ attempts: 1, done: true, counts: { done: 1 }, failure_code: null }]);
  });

  test('runs once when two processes tick at once', async () => {
    add();
    await Promise.all(instances().map((jobs) => jobs.tick()));
    expect(runs).toEqual([app.ccasId]);
  });

  test('runs in each CCAS', async () => {
    const { ccasId } = await anotherCcas(app);
    add();
    await app.get(Jobs).tick();
    expect(runs.toSorted()).toEqual([app.ccasId, ccasId].toSorted());
  });

  test('runs again the next day, not before three o’clock in Paris', async () => {
    add();
    await app.get(Jobs).tick();
    app.clock.set('2026-12-09T01:59:00Z');
    await app.get(Jobs).tick();
    expect(runs).toHaveLength(1);
    app.clock.set('2026-12-09T02:00:00Z');
    await app.get(Jobs).tick();
    expect(runs).toHaveLength(2);
  });

  test('missed for three nights is caught up once', async () => {
    add();
    await app.get(Jobs).tick();
    app.clock.advance({ hours: 72 });
    await Promise.all(instances().map((jobs) => jobs.tick()));
    await app.get(Jobs).tick();
    expect(runs).toHaveLength(2);
  });
});

describe('a job that fails', () => {
  test('is tried again at the next tick, and then no more', async () => {
    let isBroken = true;
    add({
      run: async () => {
        runs.push('ran');
        if (isBroken) throw Object.assign(new Error('Jeanne Le Bras'), { code: 'E_TEST' });
        return {};
      },
    });
    await app.get(Jobs).tick();
    expect(await recorded()).toMatchObject([{ attempts: 1, done: false, failure_code: 'Error E_TEST' }]);
    isBroken = false;
    await app.get(Jobs).tick();
    await app.get(Jobs).tick();
    expect(runs).toHaveLength(2);
    expect(await recorded()).toMatchObject([{ attempts: 2, done: true, failure_code: null }]);
  });

  test('is given up after ten times, until it is due again', async () => {
    add({
      run: async () => {
        runs.push('ran');
        throw new Error('always');
      },
    });
    for (let n = 0; n < 15; n++) await app.get(Jobs).tick();
    expect(runs).toHaveLength(10);
    app.clock.advance({ hours: 24 });
    await app.get(Jobs).tick();
    expect(runs).toHaveLength(11);
  });

  test('keeps neither the other jobs nor the other CCAS waiting', async () => {
    await anotherCcas(app);
    add({
      run: async () => {
        throw new Error('always');
      },
    });
    add({ name: 'other' });
    await app.get(Jobs).tick();
    expect(runs).toHaveLength(2);
  });

  test('for two days is late', async () => {
    const isLate = async () => (await app.get(Jobs).late()).some(({ name }) => name === 'test');
    let isBroken = false;
    add({
      run: async () => {
        if (isBroken) throw new Error('broken');
        return {};
      },
    });
    await app.get(Jobs).tick();
    isBroken = true;
    app.clock.advance({ hours: 47 });
    await app.get(Jobs).tick();
    expect(await isLate()).toBe(false);
    app.clock.advance({ hours: 2 });
    expect(await isLate()).toBe(true);
  });
});

describe('a process that stops', () => {
  test('asks the job to end, and leaves it to be run again by another', async () => {
    add({
      run: async (_tenant, stop) => {
        runs.push('begun');
        while (runs.length === 1) {
          await pause(20);
          stop.throwIfAborted();
        }
        return {};
      },
    });
    const ticking = second.get(Jobs, { strict: false }).tick();
    while (runs.length === 0) await pause(20);
    await second.get(Jobs, { strict: false }).onModuleDestroy();
    await ticking;
    expect(await recorded()).toEqual([]);
    await app.get(Jobs).tick();
    expect(runs).toEqual(['begun', 'begun']);
  });
});

describe('runs that nobody asks about any more', () => {
  const days = (count: number) => app.clock.now().subtract({ hours: count * 24 });
  const kept = async (name: string) =>
    (
      await app.within((tx) => tx.query('select due_at as at from job_run where name = $1 order by due_at', [name]))
    ).map(({ at }: { at: Date }) => Math.round((app.clock.now().epochMilliseconds - at.getTime()) / 86_400_000));
  const ran = (name: string, daysAgo: number, isDone = true) =>
    app.within((tx) =>
      tx.query(
        'insert into job_run (name, due_at, attempts, started_at, done_at) values ($1, $2, 1, $2, case when $3::boolean then $2::timestamptz end)',
        [name, days(daysAgo).toString(), isDone],
      ),
    );
  const forget = (before: ReturnType<typeof days>) =>
    app.within((tx) => app.get(JobRunsQuery).forgetBefore(tx, before));

  test('go when they are older than that moment and the job has succeeded since; at that very moment they stay', async () => {
    for (const daysAgo of [92, 91, 90, 1]) await ran('test', daysAgo);
    expect(await forget(days(90))).toBe(2);
    expect(await kept('test')).toEqual([90, 1]);
  });

  test('stay while nothing later has succeeded: neither a failed run nor another job’s counts', async () => {
    await ran('test', 95);
    await ran('test', 94, false);
    await ran('other', 1);
    const neighbour = await anotherCcas(app);
    await neighbour.within((tx) =>
      tx.query(`insert into job_run (name, due_at, attempts, started_at, done_at) values ('test', $1, 1, $1, $1)`, [
        days(1).toString(),
      ]),
    );
    expect(await forget(days(90))).toBe(0);
    expect(await kept('test')).toEqual([95, 94]);
  });
});
