import { Injectable } from '@nestjs/common';
import { SettingsQuery } from '../ccas/settings.query.js';
import type { Place } from '../directory/directory.query.js';
import { FindPlace } from '../directory/find-place.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { ScheduledJob, type Job } from '../kernel/jobs/job.js';
import { Clock } from '../kernel/time/clock.js';
import { districtOf } from './district-shapes.js';
import { Districts } from './districts.js';

/** A run asks this often at most: the service is the State's, and shared. */
const MOST = 300;

interface Waiting {
  id: string;
  address: string;
  postcode: string | null;
  key: string;
}

/**
 * Where residents live, for reports by neighbourhood: only where the CCAS allows it. The Géoplateforme is told a street
 * and a postcode, never whose; one it does not know is not asked again until it changes.
 */
@ScheduledJob()
@Injectable()
export class LocateResidents {
  readonly job: Job = {
    name: 'residents.locate',
    due: { everyMinutes: 60 },
    run: (tenant, stop) => this.run(tenant.id, stop),
  };

  constructor(
    private readonly db: Database,
    private readonly settings: SettingsQuery,
    private readonly places: FindPlace,
    private readonly districts: Districts,
    private readonly clock: Clock,
  ) {}

  async run(ccasId: string, stop?: AbortSignal): Promise<{ located: number; unknown: number }> {
    const scope = systemScope(ccasId, this.job.name);
    const { waiting, districts } = await this.db.transaction(scope, async (tx) => ({
      waiting: (await this.settings.get(tx)).locatesResidents ? await this.waiting(tx) : [],
      districts: await this.districts.all(tx),
    }));
    const { asked, known } = await this.places.ofEach(
      waiting,
      async (one, place) => {
        const district = place ? districtOf(districts, place) : undefined;
        await this.db.transaction(scope, (tx) => this.set(tx, one, place, district?.id));
      },
      stop,
    );
    if (waiting.length > 0)
      await this.db.transaction(scope, async (tx) => {
        const now = await tx.rows<{ id: string }>('select id from district order by name');
        const isSame = JSON.stringify(now) === JSON.stringify(districts.map(({ id }) => ({ id })));
        // Drawn anew while the service was asked: what was found meanwhile is placed in the new ones.
        if (!isSame) await this.districts.assign(tx);
      });
    return { located: known, unknown: asked - known };
  }

  private waiting(tx: Tx): Promise<Waiting[]> {
    return tx.rows<Waiting>(
      `select r.id, r.address, r.postcode, place_key(r.address, r.postcode) as key from resident r
       where r.address is not null and r.merged_into is null and r.erased_at is null
         and not exists (select from resident_place l where l.resident_id = r.id and l.place_key = place_key(r.address, r.postcode))
       order by r.id limit ${MOST}`,
    );
  }

  /** Unless the address has changed since it was asked for. */
  private async set(tx: Tx, { id, key }: Waiting, place: Place | null, districtId?: string): Promise<void> {
    const { latitude = null, longitude = null } = place ?? {};
    await tx.run(
      `insert into resident_place (resident_id, place_key, latitude, longitude, district_id, located_at)
       select $1, $2, $3, $4, (select d.id from district d where d.id = $5), $6
       where exists (select from resident r where r.id = $1 and place_key(r.address, r.postcode) = $2)
       on conflict (ccas_id, resident_id) do update set place_key = excluded.place_key, latitude = excluded.latitude,
         longitude = excluded.longitude, district_id = excluded.district_id, located_at = excluded.located_at`,
      [id, key, latitude, longitude, districtId ?? null, this.clock.now().toString()],
    );
  }
}
