import { describe, expect, test } from '@jest/globals';
import { Finder, Finders } from '../../../src/kernel/console/finders.js';
import { TodayTask, TodayTasks } from '../../../src/kernel/console/today-tasks.js';
import { startApp } from '../../support/app.js';
import { aSlice } from '../../support/slice.js';

@Finder()
class Parcels implements Finder {
  readonly name = 'Colis';
  readonly place = 990;
  find = async () => [{ title: 'Colis 12', detail: 'À remettre', href: '/ccas/distributions/12' }];
}

const parcelsToday: Omit<TodayTask, 'place'> = {
  words: ['colis', 'colis'],
  href: '/ccas/distributions',
  icon: 'gift',
  count: async () => 3,
};

@TodayTask()
class ParcelsToday {
  readonly todayTasks: TodayTask[] = [{ place: 991, ...parcelsToday }];
}

@TodayTask()
class ParcelsTwice {
  readonly todayTasks: TodayTask[] = [
    { place: 992, ...parcelsToday },
    { place: 992, ...parcelsToday },
  ];
}

describe('what a slice marks', () => {
  test('is found by the house without any list of ours', async () => {
    const app = await startApp({ slices: [aSlice([Parcels, ParcelsToday])] });
    const { groups } = await app.within((tx) => app.get(Finders).find(tx, 'colis'));
    expect(groups.map(({ name }) => name)).toContain('Colis');
    expect(app.get(TodayTasks).all(undefined).at(-1)).toMatchObject({ place: 991, href: '/ccas/distributions' });
    await app.close();
  });

  test('at a place that is taken stops the start', async () => {
    await expect(startApp({ slices: [aSlice([ParcelsTwice])] })).rejects.toThrow(
      'Two tasks of the day stand at place 992.',
    );
  });
});
