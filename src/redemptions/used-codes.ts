import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import type { ShownCode } from './scanned-credential.query.js';

/** A phone's code serves at one till, once for each offer: shown again elsewhere it is a copy (pass-code.md, Reading). */
@Injectable()
export class UsedCodes {
  constructor(private readonly clock: Clock) {}

  /**
   * Takes the code for this till and offer, whoever else tries at the same moment. Codes are told apart by what was
   * signed, never by their signature.
   * @returns false when it has served already
   */
  async take(tx: Tx, { jti, iat, nonce }: ShownCode, clientId: string, offerId: string): Promise<boolean> {
    const taken = await tx.run(
      `insert into used_code (jti, iat, nonce, client_id, offer_ids, used_at) values ($1, $2, $3, $4, array[$5::uuid], $6)
       on conflict (ccas_id, jti, iat, nonce) do update set offer_ids = used_code.offer_ids || excluded.offer_ids
         where used_code.client_id = excluded.client_id and not used_code.offer_ids @> excluded.offer_ids`,
      [jti, iat, nonce, clientId, offerId, this.clock.now().toString()],
    );
    return taken > 0;
  }
}
