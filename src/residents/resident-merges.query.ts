import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

export interface MergeView {
  id: string;
  mergedAt: Date;
  lastName: string;
  firstName: string;
  /** Only the most recent one, as long as nobody was erased. */
  undoable: boolean;
}

/** Dossiers merged into this one, and not taken apart since; the latest first. */
@Injectable()
export class ResidentMergesQuery {
  of(tx: Tx, keptId: string): Promise<MergeView[]> {
    return tx.rows<MergeView>(
      `select m.id, m.merged_at as "mergedAt", r.last_name as "lastName", r.first_name as "firstName",
         m.undo is not null and row_number() over (order by m.id desc) = 1 as undoable
       from resident_merge m join resident r on r.ccas_id = m.ccas_id and r.id = m.merged_id
       where m.kept_id = $1 and m.undone_at is null order by m.id desc`,
      [keptId],
    );
  }
}
