import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { Position } from 'geojson';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { crosses } from './crossing.js';
import type { DrawnDistrict, Shape } from './district-features.js';

export const LARGEST_DISTRICTS_BYTES = 2_000_000;
const MOST_DISTRICTS = 80;
/** Outlines are compared segment by segment: more would keep other requests waiting, and no report gains by it. */
const MOST_POINTS = 10_000;
const MOST_POINTS_OF_ONE = 2_000;
/** What the towns and the cadastre call the name of a neighbourhood. */
const nameProperties = [
  'nom',
  'name',
  'libelle',
  'libellé',
  'quartier',
  'nom_quartier',
  'l_quartier',
  'nomquart',
  'label',
];

/**
 * Neighbourhoods from a GeoJSON file (RFC 7946): one Polygon or MultiPolygon each, with a name.
 * @throws InvalidInput at `file`, naming the neighbourhood and what to do
 */
export function readDistricts(bytes: Buffer): DrawnDistrict[] {
  if (bytes.length > LARGEST_DISTRICTS_BYTES)
    throw refused(
      'file_too_large',
      'Ce fichier dépasse 2 Mo : simplifiez les contours dans votre logiciel de cartes, puis exportez-le de nouveau.',
    );
  const features = featuresIn(bytes);
  if (features.length === 0) throw noDistricts();
  return readFeatures(features);
}

/**
 * Neighbourhoods as the drawing page sends them: the same rules, none at all included.
 * @throws InvalidInput at `districts`
 */
export function readDrawing(text: string): DrawnDistrict[] {
  try {
    return readFeatures(featuresIn(Buffer.from(text)));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(error.errors!.map((each) => ({ ...each, field: 'districts' })));
  }
}

/** What is cheap to see comes first: no outline is compared with itself before all of them are known to be few. */
function readFeatures(features: unknown[]): DrawnDistrict[] {
  if (features.length > MOST_DISTRICTS)
    throw refused('too_many', `${MOST_DISTRICTS} quartiers au plus : il y en a ${features.length} ici.`);
  const districts = features.map((feature, index) => readDistrict(feature, index + 1));
  const total = districts.reduce((sum, { shape }) => sum + pointsOf(shape).length, 0);
  if (total > MOST_POINTS)
    throw refused(
      'too_many_points',
      `Ces contours ont ${total} points, ${MOST_POINTS} au plus : simplifiez-les dans votre logiciel de cartes.`,
    );
  const names = new Set<string>();
  for (const { name } of districts) {
    if (names.has(name))
      throw refused('repeated_name', `Deux quartiers s’appellent « ${name} » : donnez à chacun son nom.`);
    names.add(name);
  }
  for (const district of districts) refuseCrossing(district);
  return districts;
}

function refuseCrossing({ name, shape }: DrawnDistrict): void {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  if (polygons.some((rings) => crosses(rings)))
    throw refused(
      'crossing',
      `Quartier « ${name} » : son contour se croise lui-même. Redessinez-le sans nœud, ou réparez-le (« réparer les géométries »).`,
    );
}

/** The first neighbourhood an address is in; on the line between two, either. */
export function districtOf<D extends { shape: Shape }>(
  districts: D[],
  { latitude, longitude }: { latitude: number; longitude: number },
): D | undefined {
  return districts.find(({ shape }) => booleanPointInPolygon([longitude, latitude], shape));
}

function featuresIn(bytes: Buffer): unknown[] {
  let file: { type?: unknown; features?: unknown };
  try {
    file = JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
  } catch {
    throw refused('not_geojson', 'Ce fichier n’est pas du GeoJSON : exportez vos quartiers au format GeoJSON.');
  }
  if (file?.type !== 'FeatureCollection' || !Array.isArray(file.features)) throw noDistricts();
  return file.features;
}

function noDistricts(): InvalidInput {
  return refused(
    'not_geojson',
    'Ce fichier ne contient pas de quartiers : il faut une « FeatureCollection » avec un contour par quartier.',
  );
}

function readDistrict(feature: unknown, place: number): DrawnDistrict {
  const { properties, geometry } = (feature ?? {}) as {
    properties?: Record<string, unknown> | null;
    geometry?: { type?: unknown; coordinates?: unknown };
  };
  const name = nameIn(properties ?? {});
  if (!name)
    throw refused(
      'no_name',
      `Le contour n° ${place} n’a pas de nom : ajoutez une propriété « nom » de 80 caractères au plus.`,
    );
  const fail = (code: string, why: string) => refused(code, `Quartier « ${name} » : ${why}`);
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon')
    throw fail('wrong_geometry', 'ce n’est pas une surface. Dessinez-le comme un polygone fermé.');
  const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Position[][][];
  if (
    !Array.isArray(polygons) ||
    polygons.length === 0 ||
    !polygons.every((rings) => Array.isArray(rings) && rings.length > 0)
  )
    throw fail('wrong_geometry', 'son contour est vide.');
  const rings = polygons.flat();
  for (const ring of rings) checkRing(ring, fail);
  if (rings.flat().length > MOST_POINTS_OF_ONE)
    throw fail('too_many_points', `son contour a plus de ${MOST_POINTS_OF_ONE} points. Simplifiez-le.`);
  const shape: Shape =
    geometry.type === 'Polygon'
      ? { type: 'Polygon', coordinates: polygons[0]!.map(flat) }
      : { type: 'MultiPolygon', coordinates: polygons.map((each) => each.map(flat)) };
  return { name, shape };
}

type Fail = (code: string, why: string) => InvalidInput;

function checkRing(ring: unknown, fail: Fail): void {
  if (!Array.isArray(ring) || ring.length < 4) throw fail('wrong_geometry', 'un contour a moins de quatre points.');
  for (const point of ring as unknown[]) {
    const [longitude, latitude] = Array.isArray(point) ? (point as unknown[]) : [];
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude))
      throw fail('wrong_geometry', 'un point n’a pas deux nombres.');
    if (Math.abs(longitude as number) > 180 || Math.abs(latitude as number) > 90)
      throw fail(
        'wrong_projection',
        'ses points ne sont pas en degrés (Lambert 93, sans doute). Exportez le fichier en WGS 84 (EPSG:4326).',
      );
    // Metropolitan France lies between 41 and 52 degrees north, 6 west and 10 east.
    if (isBetween(longitude as number, 41, 52) && isBetween(latitude as number, -6, 10))
      throw fail('swapped', 'latitude et longitude sont inversées. La longitude vient en premier.');
  }
  const [first, last] = [(ring as Position[])[0]!, (ring as Position[]).at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1])
    throw fail('not_closed', 'son contour n’est pas fermé : le dernier point doit être le premier.');
}

/** Without heights. */
function flat(ring: Position[]): Position[] {
  return ring.map(([longitude, latitude]) => [longitude!, latitude!]);
}

function pointsOf(shape: Shape): Position[] {
  return shape.type === 'Polygon' ? shape.coordinates.flat() : shape.coordinates.flat(2);
}

function nameIn(properties: Record<string, unknown>): string | undefined {
  const known = Object.entries(properties).map(([key, value]): [string, unknown] => [key.toLowerCase(), value]);
  for (const wanted of nameProperties) {
    const value = known.find(([key]) => key === wanted)?.[1];
    const text = typeof value === 'string' ? value.replaceAll(/[\p{C}\s]+/gu, ' ').trim() : '';
    if (text && text.length <= 80) return text;
  }
  return undefined;
}

function isBetween(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

function refused(code: string, detail: string): InvalidInput {
  return new InvalidInput([{ field: 'file', code, detail }]);
}
