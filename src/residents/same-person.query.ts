import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { DuplicateCandidate } from './residents.errors.js';

@Injectable()
export class SamePersonQuery {
  /**
   * Who already bears this identity. Takes a lock on it until the transaction ends, so that two agents registering
   * the same person at once see each other; and a share of the register, so that the end of an import sees them too.
   */
  async find(tx: Tx, ccasId: string, identityKey: string): Promise<DuplicateCandidate[]> {
    await tx.run('select pg_advisory_xact_lock_shared(hashtextextended($1, 8))', [ccasId]);
    await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 7))', [`${ccasId} ${identityKey}`]);
    return tx.rows<DuplicateCandidate>(
      `select id, last_name as "lastName", first_name as "firstName", born_on as "bornOn", commune_code as "communeCode"
       from resident where identity_key = $1 order by registered_at`,
      [identityKey],
    );
  }
}

/** Until the transaction ends nobody registers anybody: one lock, where one per identity would exhaust the server's. */
export async function lockWholeRegister(tx: Tx, ccasId: string): Promise<void> {
  await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 8))', [ccasId]);
}
