import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { DemoPart } from '../kernel/demonstration/demo-part.js';
import { readDistricts } from './district-shapes.js';
import { Districts } from './districts.js';

/** Strips of the commune from north to south, invented: degrees of latitude where each begins and ends. */
const strips: [name: string, south: number, north: number][] = [
  ['Nord', 48.806, 48.818],
  ['Centre', 48.796, 48.806],
  ['Sud', 48.782, 48.796],
];

@DemoPart()
@Injectable()
export class DistrictsDemo implements DemoPart {
  readonly place = 95;

  constructor(private readonly districts: Districts) {}

  async load(tx: Tx, actor: Actor): Promise<void> {
    await this.districts.replace(tx, actor, readDistricts(Buffer.from(JSON.stringify(outlines()))));
  }
}

function outlines() {
  return {
    type: 'FeatureCollection',
    features: strips.map(([nom, south, north]) => ({
      type: 'Feature',
      properties: { nom },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [2.407, south],
            [2.43, south],
            [2.428, north],
            [2.409, north],
            [2.407, south],
          ],
        ],
      },
    })),
  };
}
