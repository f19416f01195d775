import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { DuplicateCandidate } from './residents.errors.js';

@Injectable()
export class SamePersonQuery {
  /**
   * Who already bears this identity. Takes a lock on it until the transaction ends, so that two agents registering
   * the same person at once see each other.
   */
  async find(tx: Tx, ccasId: string, identityKey: string): Promise<DuplicateCandidate[]> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', [`${ccasId} ${identityKey}`]);
    return tx.query(
      `select id, last_name as "lastName", first_name as "firstName", born_on as "bornOn", commune_code as "communeCode"
       from resident where identity_key = $1 order by registered_at`,
      [identityKey],
    );
  }
}
