import { Injectable } from '@nestjs/common';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database } from '../kernel/database/database.js';
import { visitorScope } from '../kernel/database/scope.js';
import { Clock } from '../kernel/time/clock.js';
import { hashPairingCode } from './pairing-code.js';
import { PairingRefused } from './partners.errors.js';

/** A till keeps its key for a year; the partner or the CCAS can end it at any time. */
const TILL_HOURS = 365 * 24;
const ALLOWED_FAILURES = 10;

export interface PairedTill {
  tillId: string;
  partnerId: string;
  /** Session or API token, shown this once. */
  secret: string;
}

/** A device shows the pairing code it was given and becomes that till. */
@Injectable()
export class PairTill {
  constructor(
    private readonly db: Database,
    private readonly tokens: AccessTokens,
    private readonly attempts: FailedAttempts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Its own transaction, because a failure must be counted though nothing else happens.
   * @param address of the device, to slow guessing down
   * @throws PairingRefused, TooManyAttempts
   */
  async run(ccasId: string, address: string, code: string, carrier: 'cookie' | 'bearer'): Promise<PairedTill> {
    const attempt = await this.attempts.begin(ccasId, { what: 'pairing', from: address }, ALLOWED_FAILURES);
    const paired = await this.db.transaction(visitorScope(ccasId), async (tx): Promise<PairedTill | undefined> => {
      const now = this.clock.now().toString();
      const [till] = await tx.rows<{ id: string; partnerId: string; name: string }>(
        `update till set pairing_hash = null, pairing_expires_at = null, paired_at = $2
         where pairing_hash = $1 and pairing_expires_at > $2 and revoked_at is null returning id, partner_id, name`,
        [hashPairingCode(code), now],
      );
      if (!till) return undefined;
      const secret = await this.tokens.create(tx, {
        carrier,
        actorKind: 'till',
        actorId: till.id,
        partnerId: till.partnerId,
        label: till.name,
        hours: TILL_HOURS,
      });
      await this.audit.write(
        tx,
        { kind: 'till', id: till.id, ccasId },
        { action: 'till.paired', subject: { kind: 'till', id: till.id } },
      );
      return { tillId: till.id, partnerId: till.partnerId, secret };
    });
    if (!paired) throw new PairingRefused();
    await this.attempts.forgive(ccasId, attempt);
    return paired;
  }
}
