import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

export interface LastChange {
  at: Date;
  by: { kind: string; id: string | null };
  /** A list changed it, not somebody by hand. */
  isByList: boolean;
}

interface Row {
  at: Date;
  kind: LastChange['by']['kind'];
  id: string | null;
  isByList: boolean;
}

/** Who wrote in a dossier last. */
@Injectable()
export class LastChangeQuery {
  async of(tx: Tx, residentId: string): Promise<LastChange | undefined> {
    const [row] = await tx.rows<Row>(
      `select at, kind, id, "isByList" from (
         select at, actor_kind as kind, actor_id as id, false as "isByList" from audit_entry
         where subject_id = $1 and action in ('resident.changed', 'resident.merged', 'resident.merge_undone', 'resident.restricted', 'resident.restriction_lifted')
         union all
         select i.finished_at, i.actor_kind, i.actor_id, true
         from resident_import_row w join resident_import i on i.ccas_id = w.ccas_id and i.id = w.import_id
         where w.resident_id = $1 and i.finished_at is not null
       ) changes order by at desc limit 1`,
      [residentId],
    );
    return row && { at: row.at, by: { kind: row.kind, id: row.id }, isByList: row.isByList };
  }
}
