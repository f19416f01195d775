import { Injectable } from '@nestjs/common';
import { Database } from '../kernel/database/database.js';
import { systemScope } from '../kernel/database/scope.js';
import { ScheduledJob, type Job } from '../kernel/jobs/job.js';
import { PlacePartner } from '../partners/place-partner.js';
import { FindPlace } from './find-place.js';

/** A run asks this often at most: the service is the State's, and shared. */
const MOST = 50;

/** New partners find their place on the map within the hour; an address the service does not know stays without. */
@ScheduledJob()
@Injectable()
export class PlacePartners {
  readonly job: Job = {
    name: 'partners.place',
    due: { everyMinutes: 60 },
    run: (tenant, stop) => this.run(tenant.id, stop),
  };

  constructor(
    private readonly db: Database,
    private readonly places: FindPlace,
    private readonly partners: PlacePartner,
  ) {}

  async run(ccasId: string, stop?: AbortSignal): Promise<{ placed: number; unknown: number }> {
    const scope = systemScope(ccasId, this.job.name);
    const unplaced = await this.db.transaction(scope, (tx) => this.partners.unplaced(tx, MOST));
    const { asked, known } = await this.places.ofEach(
      unplaced,
      async (partner, place) => {
        if (place) await this.db.transaction(scope, (tx) => this.partners.set(tx, partner, place));
      },
      stop,
    );
    return { placed: known, unknown: asked - known };
  }
}
