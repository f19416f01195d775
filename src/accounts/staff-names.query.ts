import { Injectable } from '@nestjs/common';
import { ActorRoles } from '../kernel/access/actor-roles.js';
import type { Tx } from '../kernel/database/database.js';
import { StaffNames } from './staff-names.js';

/** Who an id of the journal or of a note is, for the CCAS's own people. */
@Injectable()
export class StaffNamesQuery {
  constructor(private readonly roles: ActorRoles) {}

  async of(tx: Tx, ids: (string | null | undefined)[]): Promise<StaffNames> {
    const wanted = [...new Set(ids.filter((id) => typeof id === 'string'))];
    const rows =
      wanted.length > 0
        ? await tx.rows<{ id: string; name: string }>('select id, name from account where id = any($1::uuid[])', [
            wanted,
          ])
        : [];
    return new StaffNames(new Map(rows.map(({ id, name }) => [id, name])), (kind) => this.roles.of(kind)?.by);
  }
}
