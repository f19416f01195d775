import type { District } from '../../statistics/districts.js';

const WIDTH = 640;
const MOST_HEIGHT = 480;

interface Outline {
  /** SVG path. */
  d: string;
  /** Where its number stands. */
  x: number;
  y: number;
  label: string;
}

/** Neighbourhoods as SVG paths; near enough to Mercator for one town: a degree of longitude shrinks with the latitude. */
export function outlines(districts: Pick<District, 'shape'>[]): { width: number; height: number; paths: Outline[] } {
  const all = districts.map(({ shape }) => (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates));
  const points = all.flat(3) as unknown as number[][];
  const [west, east] = [least(points, 0), most(points, 0)];
  const [south, north] = [least(points, 1), most(points, 1)];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(WIDTH / ((east - west) * shrink || 1), MOST_HEIGHT / (north - south || 1));
  const place = ([longitude, latitude]: number[]) => [
    round((longitude! - west) * shrink * scale),
    round((north - latitude!) * scale),
  ];
  return {
    width: round((east - west) * shrink * scale),
    height: round((north - south) * scale),
    paths: all.map((polygons, index) => {
      const rings = polygons.flat().map((ring) => ring.map((point) => place(point)));
      const outer = rings[0]!;
      return {
        d: rings.map((ring) => `M${ring.map((point) => point.join(' ')).join('L')}Z`).join(''),
        x: round((least(outer, 0) + most(outer, 0)) / 2),
        y: round((least(outer, 1) + most(outer, 1)) / 2),
        label: String(index + 1),
      };
    }),
  };
}

function least(points: number[][], axis: number): number {
  return points.reduce((found, point) => Math.min(found, point[axis]!), Infinity);
}

function most(points: number[][], axis: number): number {
  return points.reduce((found, point) => Math.max(found, point[axis]!), -Infinity);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
