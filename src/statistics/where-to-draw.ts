import { Injectable } from '@nestjs/common';
import { communeName, communePostcodes } from '../ccas/communes.js';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { FindPlace } from '../directory/find-place.js';
import { Database } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';

/** Longitude, latitude, zoom level of the map's pictures. */
export type MapStart = [longitude: number, latitude: number, zoom: number];

/** A town fills the screen. */
const TOWN_ZOOM = 14;
const france: MapStart = [2.4, 46.6, 6];

/** Where a map of the CCAS opens. One that is drawn on already goes to its outlines by itself: nobody is asked. */
@Injectable()
export class WhereToDraw {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly places: FindPlace,
  ) {}

  /** Amid the addresses it knows; else where the Géoplateforme says its first commune is; else all of France. */
  async start(ccasId: string): Promise<MapStart> {
    const { isDrawn, middle, communes } = await this.db.transaction(
      systemScope(ccasId, 'where-to-draw'),
      async (tx) => {
        const { isDrawn } = await tx.one<{ isDrawn: boolean }>('select exists (select from district) as "isDrawn"');
        const [middle] = await tx.rows<{ longitude: number | null; latitude: number | null }>(
          `select percentile_cont(0.5) within group (order by longitude) as longitude,
                percentile_cont(0.5) within group (order by latitude) as latitude
         from (select longitude, latitude from partner where state = 'approved'
               union all select longitude, latitude from resident_place) known
         where latitude is not null`,
        );
        return { isDrawn, middle: middle!, communes: (await this.rules.own(tx)).communeCodes };
      },
    );
    if (middle.latitude !== null) return [middle.longitude!, middle.latitude, TOWN_ZOOM];
    if (isDrawn) return france;
    const [first] = communes;
    const place = first && (await this.places.ofAddress(communeName(first), communePostcodes(first)[0]));
    return place ? [place.longitude, place.latitude, TOWN_ZOOM] : france;
  }
}
