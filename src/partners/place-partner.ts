import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

export interface Unplaced {
  id: string;
  address: string;
  postcode: string | null;
}

/** Where partners are on the map. */
@Injectable()
export class PlacePartner {
  /** Approved ones whose address has no place yet; by chance, so that addresses nobody knows keep no others waiting. */
  unplaced(tx: Tx, limit: number): Promise<Unplaced[]> {
    return tx.rows<Unplaced>(
      `select id, address, postcode from partner where state = 'approved' and address is not null and latitude is null order by random() limit $1`,
      [limit],
    );
  }

  /** Unless the address has changed since it was looked up. */
  async set(tx: Tx, { id, address }: Unplaced, place: { latitude: number; longitude: number }): Promise<void> {
    await tx.run('update partner set latitude = $3, longitude = $4 where id = $1 and address = $2', [
      id,
      address,
      place.latitude,
      place.longitude,
    ]);
  }
}
