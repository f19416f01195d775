import type { MultiPolygon, Polygon } from 'geojson';

export type Shape = Polygon | MultiPolygon;

export interface DrawnDistrict {
  name: string;
  shape: Shape;
}

/** Neighbourhoods as the FeatureCollection that is drawn on, sent and read: one text on the server and in the browser. */
export function asFeatures(districts: DrawnDistrict[]): string {
  const features = districts.map(({ name, shape }) => ({
    type: 'Feature',
    properties: { nom: name },
    geometry: shape,
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}
