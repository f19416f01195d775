import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';

export interface JournalLine {
  at: Date;
  actorKind: string;
  actorId: string | null;
  action: string;
  subjectId: string;
  details: Record<string, unknown>;
}

/** What the journal says of a few rows, newest first: twelve months of it are kept. */
@Injectable()
export class JournalOfQuery {
  /** @param actions only these: `pass.suspended` */
  of(tx: Tx, subjectIds: string[], actions: string[], limit: number): Promise<JournalLine[]> {
    return tx.rows<JournalLine>(
      `select at, actor_kind as "actorKind", actor_id as "actorId", action, subject_id as "subjectId", details
       from audit_entry where subject_id = any($1::uuid[]) and action = any($2) order by at desc, lane, seq desc limit $3`,
      [subjectIds, actions, limit],
    );
  }
}
