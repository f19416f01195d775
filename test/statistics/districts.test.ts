import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ChangeResident } from '../../src/residents/change-resident.js';
import { EraseResident } from '../../src/residents/erase-resident.js';
import { ResidentFileQuery } from '../../src/residents/resident-file.query.js';
import { systemActor } from '../../src/kernel/access/actor.js';
import { districtOf, readDistricts } from '../../src/statistics/district-shapes.js';
import { LocateResidents } from '../../src/statistics/locate-residents.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPassHolder, aResident } from '../support/builders.js';
import { type AgentsConsole, aManagersConsole } from '../support/console.js';
import { type OutsideServer, startOutsideServer } from '../support/outside-server.js';
import { nadiaTheAgent } from '../support/personas.js';

type Ring = [number, number][];
const square = (west: number, south: number, side = 0.02): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const feature = (name: unknown, ring: unknown, type = 'Polygon') => ({
  type: 'Feature',
  properties: { nom: name },
  geometry: { type, coordinates: type === 'MultiPolygon' ? [[ring]] : [ring] },
});
const file = (...features: unknown[]) => Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
const west = feature('Quais', square(2.4, 48.79));
const east = feature('Grand Ensemble', square(2.42, 48.79), 'MultiPolygon');

/** Crosses itself about as often as it has pairs of points. */
function star(points: number): Ring {
  const step = (points - 1) / 2;
  const corners = Array.from({ length: points }, (_, n): [number, number] => {
    const angle = (2 * Math.PI * ((n * step) % points)) / points;
    return [2.4 + Math.cos(angle) / 100, 48.8 + Math.sin(angle) / 100];
  });
  return [...corners, corners[0]!];
}

describe('a file of neighbourhoods', () => {
  test('names them, and says in which one an address is', () => {
    const districts = readDistricts(file(west, east));
    expect(districts.map(({ name }) => name)).toEqual(['Quais', 'Grand Ensemble']);
    expect(districtOf(districts, { latitude: 48.8, longitude: 2.41 })?.name).toBe('Quais');
    expect(districtOf(districts, { latitude: 48.8, longitude: 2.43 })?.name).toBe('Grand Ensemble');
    expect(districtOf(districts, { latitude: 48.9, longitude: 2.43 })).toBeUndefined();
  });

  test('a hole is outside', () => {
    const ring = {
      ...feature('Anneau', []),
      geometry: { type: 'Polygon', coordinates: [square(2.4, 48.79), square(2.405, 48.795, 0.01)] },
    };
    const districts = readDistricts(file(ring));
    expect(districtOf(districts, { latitude: 48.8, longitude: 2.41 })).toBeUndefined();
    expect(districtOf(districts, { latitude: 48.792, longitude: 2.402 })?.name).toBe('Anneau');
  });

  test.each<[string, Buffer, RegExp]>([
    ['words', Buffer.from('bonjour'), /n’est pas du GeoJSON/],
    ['null', Buffer.from('null'), /ne contient pas de quartiers/],
    ['nothing in it', file(), /ne contient pas de quartiers/],
    ['a contour without a name', file(feature('', square(2.4, 48.79))), /Le contour n° 1 n’a pas de nom/],
    ['two of one name', file(west, west), /Deux quartiers s’appellent « Quais »/],
    ['a point', file(feature('Place', [2.4, 48.8], 'Point')), /« Place » : ce n’est pas une surface/],
    [
      'no geometry',
      file({ type: 'Feature', properties: { nom: 'Vide' }, geometry: null }),
      /« Vide » : ce n’est pas une surface/,
    ],
    ['an open contour', file(feature('Ouvert', square(2.4, 48.79).slice(0, 4))), /n’est pas fermé/],
    ['three points', file(feature('Trait', square(2.4, 48.79).slice(0, 3))), /moins de quatre points/],
    [
      'words for numbers',
      file(
        feature('Mots', [
          ['a', 'b'],
          ['a', 'b'],
          ['a', 'b'],
          ['a', 'b'],
        ]),
      ),
      /n’a pas deux nombres/,
    ],
    [
      'a contour that crosses itself',
      file(
        feature('Nœud', [
          [2.4, 48.8],
          [2.42, 48.82],
          [2.42, 48.8],
          [2.4, 48.82],
          [2.4, 48.8],
        ]),
      ),
      /se croise lui-même/,
    ],
    ['metres for degrees', file(feature('Lambert', square(655_000, 6_860_000, 900))), /Lambert 93/],
    ['latitude first', file(feature('Inversé', square(48.79, 2.4))), /latitude et longitude sont inversées/],
    ['too much', Buffer.alloc(2_000_001), /dépasse 2 Mo/],
    [
      'too fine',
      file(
        feature('Fin', [
          ...Array.from({ length: 2100 }, (_, n) => [2.4 + n * 1e-6, 48.8 + n * n * 1e-10]),
          [2.4, 48.9],
          [2.4, 48.8],
        ]),
      ),
      /plus de 2000 points/,
    ],
    [
      'too many',
      file(...Array.from({ length: 81 }, (_, n) => feature(`Q${n}`, square(2.4, 48.79)))),
      /80 quartiers au plus : il y en a 81/,
    ],
    // Both at once: an outline is compared with itself only when all of them are few.
    [
      'too fine all together, and crossing',
      file(...Array.from({ length: 6 }, (_, n) => feature(`Q${n}`, star(1999)))),
      /12000 points, 10000 au plus/,
    ],
  ])('%s: refused, with what to do', (_, bytes, why) => {
    expect(() => readDistricts(bytes)).toThrow(
      expect.objectContaining({
        errors: [expect.objectContaining({ field: 'file', detail: expect.stringMatching(why) })],
      }),
    );
  });
});

test('an outline that crosses itself two million times is refused at the first of them', () => {
  const before = process.memoryUsage.rss();
  expect(() => readDistricts(file(feature('Étoile', star(1999))))).toThrow();
  // To find them all takes twenty seconds and half a gigabyte.
  expect((process.memoryUsage.rss() - before) / 2 ** 20).toBeLessThan(200);
});

describe('residents in their neighbourhood', () => {
  let outside: OutsideServer;
  let app: TestApp;
  let manager: AgentsConsole;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    outside = await startOutsideServer();
    app = await startApp({ geocoderUrl: outside.url });
    manager = await aManagersConsole(app);
    for (let n = 0; n < 6; n++)
      await aPassHolder(app, {
        firstName: `Ana ${String.fromCodePoint(97 + n)}`,
        address: `${n} quai Est`,
        postcode: '94140',
      });
  });
  afterAll(async () => {
    await app.close();
    await outside.close();
  });
  beforeEach(() => {
    outside.asked.length = 0;
    outside.answer = at(2.41, 48.8);
  });
  const at = (...coordinates: number[]) => ({
    body: JSON.stringify({ features: [{ geometry: { coordinates }, properties: { score: 0.9 } }] }),
  });
  const page = '/ccas/reglages/quartiers';
  const version = async () => /name="version" value="(\d+)"/.exec((await manager.open(page)).html)![1]!;
  const locate = () => app.get(LocateResidents).run(app.ccasId);
  const areas = async () =>
    (await (await nadiaTheAgent(app)).get('/api/v1/reports/coverage')).body.byCommune[0].areas.map(
      (area: { name: string; holders: number | null }) => [area.name, area.holders],
    );

  test('nobody is asked until a manager allows it; reports count by postcode', async () => {
    expect(await locate()).toEqual({ located: 0, unknown: 0 });
    expect(outside.asked).toEqual([]);
    expect(await areas()).toEqual([['Code postal 94140', 6]]);
    expect((await manager.submit(`${page}/adresses`, { version: await version(), accord: 'oui' })).status).toBe(303);
  });

  test('allowed, each address is asked for once, without a name', async () => {
    expect(await locate()).toEqual({ located: 6, unknown: 0 });
    expect(outside.asked).toHaveLength(6);
    expect(outside.asked.join()).not.toMatch(/Ana|Br/);
    expect(await locate()).toEqual({ located: 0, unknown: 0 });
  });

  test('outlines loaded later place whom is known already; others after them replace them', async () => {
    const sent = await manager.send(
      page,
      { version: await version() },
      { field: 'file', name: 'q.geojson', bytes: file(west, east) },
    );
    expect(sent.status).toBe(303);
    expect(await areas()).toEqual([['Quais', 6]]);
    const shown = await manager.open(page);
    expect(shown.words).toContain('6 adresses trouvées sur 6');
    expect(shown.html).toMatch(/<svg class="districts"[^>]*role="img" aria-label="Contours de 2 quartiers"/);
    await manager.send(
      page,
      { version: await version() },
      { field: 'file', name: 'q.geojson', bytes: file(feature('Tout', square(2.39, 48.78, 0.1))) },
    );
    expect(await areas()).toEqual([['Tout', 6]]);
  });

  test('a bad file changes nothing; nor does one sent after somebody else’s', async () => {
    const stale = await version();
    const bad = await manager.send(
      page,
      { version: stale },
      { field: 'file', name: 'q.geojson', bytes: Buffer.from('{}') },
    );
    expect([bad.status, /ne contient pas de quartiers/.test(bad.words)]).toEqual([400, true]);
    await manager.submit(`${page}/adresses`, { version: stale, accord: 'oui' });
    expect(
      (await manager.send(page, { version: stale }, { field: 'file', name: 'q.geojson', bytes: file(west) })).status,
    ).toBe(409);
    expect(await areas()).toEqual([['Tout', 6]]);
  });

  test('an address nobody knows counts by postcode, and is not asked for again until it changes', async () => {
    outside.answer = { body: '{"features":[]}' };
    const id = await aResident(app, { firstName: 'Inès', address: 'lieu perdu', postcode: '94140' });
    expect(await locate()).toEqual({ located: 0, unknown: 1 });
    expect(await locate()).toEqual({ located: 0, unknown: 0 });
    outside.answer = at(2.41, 48.8);
    await app.within((tx) =>
      app.get(ChangeResident).run(tx, systemActor(app.ccasId), id, { address: '1 rue retrouvée' }),
    );
    expect(await locate()).toEqual({ located: 1, unknown: 0 });
  });

  test('it is part of what a person may read of theirs, and goes with their dossier', async () => {
    const id = await aResident(app, { firstName: 'Rémi', address: '3 quai Est', postcode: '94140' });
    await locate();
    const read = await app.within((tx) => app.get(ResidentFileQuery).get(tx, id));
    expect(read.Quartier).toEqual([{ Quartier: 'Tout', 'Position de l’adresse': '48.8, 2.41' }]);
    await app.within((tx) => app.get(EraseResident).run(tx, systemActor(app.ccasId), id));
    expect(await app.within((tx) => tx.query('select 1 from resident_place where resident_id = $1', [id]))).toEqual([]);
  });
});
