import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';

/** Who residents are, by their ids, for the report of an act done to many; those that were erased are left out. */
@Injectable()
export class NamedResidentsQuery {
  of(tx: Tx, ids: string[]): Promise<{ id: string; label: string; href: string }[]> {
    return tx.rows(
      `select id, last_name || ' ' || first_name as label, '/ccas/usagers/' || id as href from resident where id = any($1::uuid[]) and erased_at is null`,
      [ids],
    );
  }
}
