import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Vocabulary } from '../../src/directory/vocabulary.js';
import { startApp, type TestApp } from '../support/app.js';
import { anOffer, anotherCcas, aPartner } from '../support/builders.js';

let app: TestApp;
let bakery: string;
beforeAll(async () => {
  app = await startApp();
  bakery = await aPartner(app, { name: 'Boulangerie du Pont' });
  await anOffer(app, bakery, { title: 'Une baguette' });
});
afterAll(() => app.close());

const near = (typed: string[], place: Pick<TestApp, 'ccasId' | 'within' | 'get'> = app) =>
  place.within((tx) => place.get(Vocabulary).near(tx, place.ccasId, typed));

describe('the words the directory holds', () => {
  test('those that come near, the nearest first; none for what is like nothing', async () => {
    const [meant, nothing, other] = await near(['bolangerie', 'xylophone', 'bagette']);
    expect([meant![0], nothing, other![0]]).toEqual(['boulangerie', [], 'baguette']);
  });

  test('are read once in ten minutes, and then again', async () => {
    await near(['x']);
    await anOffer(app, bakery, { title: 'Un croissant' });
    expect(await near(['croisant'])).toEqual([[]]);
    let reads = 0;
    await app.within(async (tx) => {
      const query = tx.query.bind(tx);
      const counting = Object.assign(Object.create(tx) as typeof tx, {
        query: (sql: string, values?: unknown[]) => {
          if (sql.includes('regexp_split_to_table')) reads++;
          return query(sql, values);
        },
      });
      await app.get(Vocabulary).near(counting, app.ccasId, ['croisant']);
    });
    expect(reads).toBe(0);
    app.clock.advance({ minutes: 9, seconds: 59 });
    expect(await near(['croisant'])).toEqual([[]]);
    app.clock.advance({ seconds: 1 });
    expect(await near(['croisant'])).toEqual([['croissant']]);
  });

  test('are four at most, of this CCAS only, and none of what is not on line', async () => {
    for (const title of ['Fleuriste', 'Fleuristes', 'Fleurist', 'Fleuristee', 'Fleuristte'])
      await anOffer(app, bakery, { title });
    app.clock.advance({ minutes: 10 });
    expect((await near(['fleuriste']))[0]).toHaveLength(4);
    const other = await anotherCcas(app);
    expect(await near(['fleuriste'], other)).toEqual([[]]);
    await app.within((tx) => tx.query(`update offer set state = 'paused' where title like 'Fleur%'`));
    app.clock.advance({ minutes: 10 });
    expect(await near(['fleuriste'])).toEqual([[]]);
  });
});
