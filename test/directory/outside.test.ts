import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { FindPlace } from '../../src/directory/find-place.js';
import { PlacePartners } from '../../src/directory/place-partners.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPartner } from '../support/builders.js';
import { type OutsideServer, startOutsideServer } from '../support/outside-server.js';

let outside: OutsideServer;
let app: TestApp;
beforeAll(async () => {
  Logger.overrideLogger(false);
  outside = await startOutsideServer();
  app = await startApp({ geocoderUrl: `${outside.url}/geocodage`, tilesUrl: `${outside.url}/wmts?z={z}&x={x}&y={y}` });
});
afterAll(async () => {
  await app.close();
  await outside.close();
});
beforeEach(() => {
  outside.asked.length = 0;
  outside.answer = { body: answer(0.94) };
});

/** As the Géoplateforme's geocoder answers, shortened. */
const answer = (score: number, coordinates: unknown[] = [2.4156, 48.8059]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates },
        properties: { label: '4 Rue du Pont 94140 Alfortville', score, citycode: '94002' },
      },
    ],
  });
const find = () => app.get(FindPlace).ofAddress('4 rue du Pont', '94140');

describe('the place of an address', () => {
  test('is asked of the geocoder, longitude first', async () => {
    expect(await find()).toEqual({ latitude: 48.8059, longitude: 2.4156 });
    expect(outside.asked).toEqual(['/geocodage/search?q=4+rue+du+Pont&limit=1&postcode=94140']);
  });

  test.each<[string, string]>([
    ['nothing found', '{"features":[]}'],
    ['a guess', answer(0.3)],
    ['a place on no globe', answer(0.9, [2, 480])],
    ['words for numbers', answer(0.9, ['ici'])],
  ])('%s: unknown', async (_, body) => {
    outside.answer = { body };
    expect(await find()).toBeNull();
  });

  test.each<[string, OutsideServer['answer']]>([
    ['too many requests', { status: 429 }],
    ['not JSON', { body: 'bonjour' }],
    ['something else', { body: '{"error":1}' }],
    ['null', { body: 'null' }],
  ])('%s: cannot be asked', async (_, given) => {
    outside.answer = given;
    expect(await find()).toBeUndefined();
  });

  test('partners without one get theirs within the hour; a service that is down is asked again later', async () => {
    const id = await aPartner(app, { address: '4 rue du Pont', postcode: '94140' });
    await aPartner(app, { name: 'Sans adresse' });
    outside.answer = { status: 503 };
    expect(await app.get(PlacePartners).run(app.ccasId)).toEqual({ placed: 0, unknown: 0 });
    outside.answer = { body: answer(0.94) };
    expect(await app.get(PlacePartners).run(app.ccasId)).toEqual({ placed: 1, unknown: 0 });
    expect(await app.get(PlacePartners).run(app.ccasId)).toEqual({ placed: 0, unknown: 0 });
    const [row] = await app.within((tx) => tx.query('select latitude, longitude from partner where id = $1', [id]));
    expect(row).toEqual({ latitude: 48.8059, longitude: 2.4156 });
  });
});

describe('map pictures pass through our own server', () => {
  const tile = (path: string) =>
    supertest(app.nest.getHttpServer()).get(path).set('host', 'pass.alfortville.example').buffer(true);

  test('as they are, kept a week by browsers', async () => {
    outside.answer = { type: 'image/png', body: 'picture' };
    const { status, headers } = await tile('/carte/15/16600/11280');
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'image/png',
      'public, max-age=604800',
    ]);
    expect(outside.asked).toEqual(['/wmts?z=15&x=16600&y=11280']);
  });

  test.each(['/carte/4/1/1', '/carte/20/1/1', '/carte/10/1024/3', '/carte/10/-1/3', '/carte/10/x/3', '/carte/1e1/1/1'])(
    '%s is no picture of this map, and nobody is asked',
    async (path) => {
      expect([400, 404]).toContain((await tile(path)).status);
      expect(outside.asked).toEqual([]);
    },
  );

  test.each<[string, OutsideServer['answer']]>([
    ['a page', { type: 'text/html', body: '<script>' }],
    ['a drawing that could hold a script', { type: 'image/svg+xml', body: '<svg/>' }],
    ['a failure', { status: 500 }],
  ])('%s in place of a picture is not passed on', async (_, given) => {
    outside.answer = given;
    expect((await tile('/carte/15/16600/11280')).status).toBe(404);
  });
});
