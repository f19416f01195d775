import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import type { ArchiveState } from './archive.entity.js';

export interface ArchiveView {
  id: string;
  state: ArchiveState;
  tablesDone: number;
  tablesTotal: number | null;
  bytes: number | null;
  by: { kind: string; id: string | null };
  requestedAt: Date;
  finishedAt: Date | null;
}

const columns = `id, state, tables_done as "tablesDone", tables_total as "tablesTotal", bytes::float8 as bytes,
  jsonb_build_object('kind', actor_kind, 'id', actor_id) as by, requested_at as "requestedAt", finished_at as "finishedAt"`;

/** Archives that were asked for, newest first, and one of them. */
@Injectable()
export class ArchivesQuery {
  recent(tx: Tx): Promise<ArchiveView[]> {
    return tx.rows<ArchiveView>(`select ${columns} from archive order by id desc limit 10`);
  }

  /** @throws NotFound */
  async get(tx: Tx, id: string): Promise<ArchiveView> {
    const [row] = await tx.rows<ArchiveView>(`select ${columns} from archive where id = $1`, [id]);
    if (!row) throw new NotFound('Cette archive');
    return row;
  }
}
