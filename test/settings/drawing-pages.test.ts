import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Districts } from '../../src/statistics/districts.js';
import { startApp, type TestApp } from '../support/app.js';
import { type AgentsConsole, aManagersConsole } from '../support/console.js';
import { type OutsideServer, startOutsideServer } from '../support/outside-server.js';

let geocoder: OutsideServer;
let app: TestApp;
let manager: AgentsConsole;
beforeAll(async () => {
  geocoder = await startOutsideServer();
  app = await startApp({ geocoderUrl: geocoder.url });
  manager = await aManagersConsole(app);
});
afterAll(async () => {
  await app.close();
  await geocoder.close();
});
beforeEach(() => app.within((tx) => tx.query('delete from district')));

const page = '/ccas/reglages/quartiers/dessin';
const versionOf = async () => /name="version" value="(\d+)"/.exec((await manager.open(page)).html)![1]!;
const names = async () => (await app.within((tx) => app.get(Districts).all(tx))).map(({ name }) => name);
const drawing = (...districts: [name: string, ring: number[][]][]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: districts.map(([nom, ring]) => ({
      type: 'Feature',
      properties: { nom },
      geometry: { type: 'Polygon', coordinates: [ring] },
    })),
  });
const square = (west: number) => [
  [west, 48.79],
  [west + 0.01, 48.79],
  [west + 0.01, 48.8],
  [west, 48.8],
  [west, 48.79],
];
const crossed = [square(2.4)[0]!, square(2.4)[2]!, square(2.4)[1]!, square(2.4)[3]!, square(2.4)[0]!];

test('what was drawn is saved; the page opens on it; taken all away, nothing is left', async () => {
  const districts = drawing(['Quais', square(2.4)], ['Gare', square(2.41)]);
  const saved = await manager.submit(page, { version: await versionOf(), districts });
  expect(saved).toMatchObject({ status: 303, location: '/ccas/reglages/quartiers?enregistre=oui' });
  expect(await names()).toEqual(['Gare', 'Quais']);
  expect((await manager.open(page)).html).toContain('&quot;nom&quot;:&quot;Quais&quot;');
  await manager.submit(page, { version: await versionOf(), districts: drawing() });
  expect(await names()).toEqual([]);
});

test('an outline that crosses itself is refused by its name, and the drawing stays', async () => {
  const districts = drawing(['Quais', square(2.4)], ['Nœud', crossed]);
  const refused = await manager.submit(page, { version: await versionOf(), districts });
  expect(refused.status).toBe(400);
  expect(refused.words).toContain('Quartier « Nœud » : son contour se croise');
  expect(refused.html).toContain('&quot;nom&quot;:&quot;Nœud&quot;');
  expect(await names()).toEqual([]);
});

test.each(['', 'bonjour', '[]', '{"type":"FeatureCollection","features":[null]}'])(
  'what no drawing is (%s) is refused, and the page opens on what is saved',
  async (districts) => {
    await manager.submit(page, { version: await versionOf(), districts: drawing(['Quais', square(2.4)]) });
    const refused = await manager.submit(page, { version: await versionOf(), districts });
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('&quot;nom&quot;:&quot;Quais&quot;');
    expect(await names()).toEqual(['Quais']);
  },
);

test('a second manager is told what was saved meanwhile, keeps the own drawing, and may then save it', async () => {
  const version = await versionOf();
  await manager.submit(page, { version, districts: drawing(['Quais', square(2.4)]) });
  const mine = drawing(['Gare', square(2.41)]);
  const told = await manager.submit(page, { version, districts: mine });
  expect(told.status).toBe(409);
  expect(told.words).toMatch(/Enregistré entre-temps.*Quais/);
  expect(told.html).toContain('&quot;nom&quot;:&quot;Gare&quot;');
  expect(await names()).toEqual(['Quais']);
  const again = /name="version" value="(\d+)"/.exec(told.html)![1]!;
  expect((await manager.submit(page, { version: again, districts: mine })).status).toBe(303);
  expect(await names()).toEqual(['Gare']);
});

test('the map opens where the commune is: as the Géoplateforme says, else all of France', async () => {
  const start = async () => /data-start="([^"]*)"/.exec((await manager.open(page)).html)![1];
  const place = { geometry: { coordinates: [2.42, 48.8] }, properties: { score: 0.9 } };
  geocoder.answer = { body: JSON.stringify({ features: [place] }) };
  expect(await start()).toBe('[2.42,48.8,14]');
  expect(geocoder.asked.at(-1)).toContain('q=Alfortville');
  geocoder.answer = { status: 500 };
  expect(await start()).toBe('[2.4,46.6,6]');
});
