import type { Polygon, Position } from 'geojson';
import type { DrawnDistrict } from '../../statistics/district-features.js';

/** Longitude first, as GeoJSON wants it; degrees, six decimals: ten centimetres. */
export type Corner = [longitude: number, latitude: number];

/** Neighbourhoods already closed, and the outline being drawn. */
export interface Drawing {
  districts: DrawnDistrict[];
  /** Corners in the order they were put. */
  open: Corner[];
  /** Name of the one being drawn. */
  name: string;
}

/** Why an outline could not be closed, in French. */
export class CannotClose extends Error {}

const LEAST_CORNERS = 3;

export function withCorner(drawing: Drawing, corner: Corner): Drawing {
  return { ...drawing, open: [...drawing.open, rounded(corner)] };
}

export function withCornerAt(drawing: Drawing, place: number, corner: Corner): Drawing {
  return { ...drawing, open: drawing.open.map((each, at) => (at === place ? rounded(corner) : each)) };
}

/** Without this corner; without the last one if none is said. */
export function withoutCorner(drawing: Drawing, place = drawing.open.length - 1): Drawing {
  return { ...drawing, open: drawing.open.filter((_, at) => at !== place) };
}

/** The outline becomes a neighbourhood. @throws CannotClose */
export function closed(drawing: Drawing): Drawing {
  const name = drawing.name.replace(/\s+/g, ' ').trim();
  if (drawing.open.length < LEAST_CORNERS)
    throw new CannotClose('Posez au moins trois angles, puis fermez le contour.');
  if (!name) throw new CannotClose('Donnez un nom à ce quartier, puis fermez le contour.');
  if (drawing.districts.some((each) => each.name === name))
    throw new CannotClose(`Un quartier s’appelle déjà « ${name} » : donnez un autre nom.`);
  const shape: Polygon = { type: 'Polygon', coordinates: [[...drawing.open, drawing.open[0]!]] };
  return { districts: [...drawing.districts, { name, shape }], open: [], name: '' };
}

export function withoutDistrict(drawing: Drawing, place: number): Drawing {
  return { ...drawing, districts: drawing.districts.filter((_, at) => at !== place) };
}

/** Its corners can be moved one by one: one outline, without holes. */
export function isOneOutline({ shape }: DrawnDistrict): boolean {
  return shape.type === 'Polygon' && shape.coordinates.length === 1;
}

/** Opens a neighbourhood again, to change its corners or its name. Only for one outline. */
export function reopened(drawing: Drawing, place: number): Drawing {
  const { name, shape } = drawing.districts[place]!;
  return { ...withoutDistrict(drawing, place), name, open: (shape as Polygon).coordinates[0]!.slice(0, -1).map(flat) };
}

/** Every corner of what is closed: a shared border is drawn on them. */
export function cornersOf({ districts }: Drawing): Corner[] {
  return districts.flatMap(({ shape }) =>
    (shape.type === 'Polygon' ? shape.coordinates.flat() : shape.coordinates.flat(2)).map(flat),
  );
}

/** The page's own text, as `asFeatures` writes it. */
export function fromGeoJson(text: string): Drawing {
  const { features } = JSON.parse(text) as { features: { properties: { nom: string }; geometry: Polygon }[] };
  return {
    districts: features.map(({ properties, geometry }) => ({ name: properties.nom, shape: geometry })),
    open: [],
    name: '',
  };
}

function flat([longitude, latitude]: Position): Corner {
  return [longitude!, latitude!];
}

function rounded([longitude, latitude]: Corner): Corner {
  return [Math.round(longitude * 1e6) / 1e6, Math.round(latitude * 1e6) / 1e6];
}
