import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import type { DrawnDistrict, Shape } from './district-features.js';
import { districtOf } from './district-shapes.js';

export interface District {
  id: string;
  name: string;
  shape: Shape;
}

/** Neighbourhoods of a CCAS, all of them at once: they are drawn on one map. */
@Injectable()
export class Districts {
  constructor(private readonly audit: Audit) {}

  all(tx: Tx): Promise<District[]> {
    return tx.rows<District>('select id, name, shape from district order by name');
  }

  /** Addresses of residents, and how many of them have a place. */
  async located(tx: Tx): Promise<{ addresses: number; found: number }> {
    const counts = await tx.one<{ addresses: number; found: number }>(
      `select count(*)::int as addresses, count(l.latitude)::int as found from resident r
       left join resident_place l on l.ccas_id = r.ccas_id and l.resident_id = r.id and l.place_key = place_key(r.address, r.postcode)
       where r.address is not null and r.merged_into is null and r.erased_at is null`,
    );
    return counts;
  }

  /** Puts these in place of those before, and finds again in which each known address is. @returns addresses placed */
  async replace(tx: Tx, actor: Actor, drawn: DrawnDistrict[]): Promise<number> {
    await tx.run('update resident_place set district_id = null where district_id is not null');
    await tx.run('delete from district');
    const districts = drawn.map((each) => ({ ...each, id: uuidv7() }));
    for (const { id, name, shape } of districts)
      await tx.run('insert into district (id, name, shape) values ($1, $2, $3)', [id, name, JSON.stringify(shape)]);
    const placed = await this.assign(tx);
    await this.audit.write(tx, actor, {
      action: 'districts.replaced',
      subject: { kind: 'ccas', id: actor.ccasId },
      details: { districts: drawn.map(({ name }) => name) },
    });
    return placed;
  }

  /** Finds in which neighbourhood each known address is, as they are drawn now. @returns addresses that are in one */
  async assign(tx: Tx): Promise<number> {
    const districts = await this.all(tx);
    const places = await tx.rows<{ id: string; latitude: number; longitude: number }>(
      'select resident_id as id, latitude, longitude from resident_place where latitude is not null',
    );
    const placed = places.flatMap((place) => {
      const district = districtOf(districts, place);
      return district ? [{ id: place.id, districtId: district.id }] : [];
    });
    await tx.run(
      'update resident_place p set district_id = f.district from unnest($1::uuid[], $2::uuid[]) as f (resident, district) where p.resident_id = f.resident',
      [placed.map(({ id }) => id), placed.map(({ districtId }) => districtId)],
    );
    return placed.length;
  }
}
