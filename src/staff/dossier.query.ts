import { Injectable } from '@nestjs/common';
import { StaffNamesQuery } from '../accounts/staff-names.query.js';
import type { StaffNames } from '../accounts/staff-names.js';
import type { Tx } from '../kernel/database/database.js';
import type { DossierEvent, TimelineKind } from '../residents/dossier-parts.js';
import { type DossierSection, DossierSectionsQuery } from '../residents/dossier-sections.js';
import { DossierTimelineQuery } from '../residents/dossier-timeline.query.js';
import { ResidentQuery, type ResidentView } from '../residents/resident.query.js';

/** Events shown at once, and at most. */
const FIRST = 60;
const WHOLE = 2000;

export interface Dossier {
  resident: ResidentView;
  events: DossierEvent[];
  /** What those may be narrowed to. */
  kinds: TimelineKind[];
  /** There is more than is shown. */
  hasMoreEvents: boolean;
  /** Who signed what, by account. */
  names: StaffNames;
  /** What the slices show of their own. */
  sections: DossierSection[];
}

/** One resident: who, what each slice holds of them, what happened. */
@Injectable()
export class DossierQuery {
  constructor(
    private readonly resident: ResidentQuery,
    private readonly timeline: DossierTimelineQuery,
    private readonly sections: DossierSectionsQuery,
    private readonly staffNames: StaffNamesQuery,
  ) {}

  kinds(tx: Tx): TimelineKind[] {
    return this.timeline.kinds(tx);
  }

  /**
   * @param isWhole the whole time line, not its first events
   * @throws NotFound, ResidentMerged
   */
  async get(tx: Tx, residentId: string, isWhole = false): Promise<Dossier> {
    const resident = await this.resident.get(tx, residentId);
    const { events, hasMore } = await this.timeline.of(tx, residentId, isWhole ? WHOLE : FIRST);
    const names = await this.staffNames.of(
      tx,
      events.map(({ by }) => by?.id),
    );
    return {
      resident,
      events,
      kinds: this.kinds(tx),
      hasMoreEvents: hasMore,
      names,
      sections: await this.sections.of(tx, resident),
    };
  }
}
