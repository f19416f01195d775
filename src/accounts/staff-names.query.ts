import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { StaffNames } from './who-words.js';

/** Who an id of the journal or of a note is, for the CCAS's own people. */
@Injectable()
export class StaffNamesQuery {
  async of(tx: Tx, ids: (string | null | undefined)[]): Promise<StaffNames> {
    const wanted = [...new Set(ids.filter((id) => typeof id === 'string'))];
    if (wanted.length === 0) return new Map();
    const rows = await tx.rows<{ id: string; name: string }>(
      'select id, name from account where id = any($1::uuid[])',
      [wanted],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
