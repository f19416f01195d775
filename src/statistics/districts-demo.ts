import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { DemoPart } from '../kernel/demonstration/demo-part.js';
import { ChangeSettings } from '../ccas/change-settings.js';
import { Clock } from '../kernel/time/clock.js';
import { inventedStreets } from '../residents/invented-people.js';
import { readDistricts } from './district-shapes.js';
import { Districts } from './districts.js';

/** Outlines, invented: degrees of longitude from west to east, of latitude from south to north. */
const drawn: [name: string, west: number, east: number, south: number, north: number][] = [
  ['Nord', 2.407, 2.43, 48.806, 48.818],
  ['Centre', 2.416, 2.43, 48.796, 48.806],
  ['Bords de Seine', 2.407, 2.416, 48.796, 48.806],
  ['Sud', 2.407, 2.43, 48.782, 48.796],
];

@DemoPart()
@Injectable()
export class DistrictsDemo implements DemoPart {
  readonly place = 95;

  constructor(
    private readonly districts: Districts,
    private readonly settings: ChangeSettings,
    private readonly clock: Clock,
  ) {}

  async load(tx: Tx, actor: Actor): Promise<void> {
    await this.settings.run(tx, actor, 'quartiers', 0, { locatesResidents: true });
    await this.locate(tx);
    await this.districts.replace(tx, actor, readDistricts(Buffer.from(JSON.stringify(outlines()))));
  }

  /** Their streets are not there: nobody need be asked where. */
  private async locate(tx: Tx): Promise<void> {
    await tx.run(
      `insert into resident_place (resident_id, place_key, latitude, longitude, located_at)
       select r.id, place_key(r.address, r.postcode), s.latitude, s.longitude, $2
       from resident r join jsonb_to_recordset($1) as s (name text, latitude float8, longitude float8) on r.address like '% ' || s.name`,
      [JSON.stringify(inventedStreets), this.clock.now().toString()],
    );
  }
}

function outlines() {
  return {
    type: 'FeatureCollection',
    features: drawn.map(([nom, west, east, south, north]) => ({
      type: 'Feature',
      properties: { nom },
      geometry: { type: 'Polygon', coordinates: [ring(west, east, south, north)] },
    })),
  };
}

/** Neighbours share their edge. */
function ring(west: number, east: number, south: number, north: number): [number, number][] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}
