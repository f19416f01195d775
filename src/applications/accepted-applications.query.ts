import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

export interface AcceptedApplication {
  id: string;
  reference: string;
  submittedAt: Date;
  decidedAt: Date;
}

/** Applications accepted into a dossier, the last first. */
@Injectable()
export class AcceptedApplicationsQuery {
  of(tx: Tx, residentId: string): Promise<AcceptedApplication[]> {
    return tx.rows<AcceptedApplication>(
      `select id, reference, submitted_at as "submittedAt", decided_at as "decidedAt"
       from pass_application where resident_id = $1 order by submitted_at desc`,
      [residentId],
    );
  }
}
