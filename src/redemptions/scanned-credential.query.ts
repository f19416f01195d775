import { Injectable } from '@nestjs/common';
import type { JWK } from 'jose';
import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock, epochSeconds } from '../kernel/time/clock.js';
import { fromQrText } from '../passes/pass-code/layout.js';
import { readPassCode } from '../passes/pass-code/read-pass-code.js';
import { momentOf } from './moment.js';
import type { CredentialStatus, Moment, Scan } from './verdict.js';

/** What tells one code of a phone from all others; never its signature, which is malleable. */
export interface ShownCode {
  jti: string;
  /** Seconds since 1970. */
  iat: number;
  nonce: string;
}

export interface ScannedCredential extends Scan {
  moment: Moment;
  /** Only when the code could be read and is known here. */
  passId?: string;
  credentialId?: string;
  validThrough?: string;
  /** Only for a phone. */
  shownCode?: ShownCode;
}

interface Row {
  origin: string;
  jwk: JWK | null;
  credentialId: string | null;
  passId: string | null;
  validThrough: string | null;
  status: CredentialStatus;
  isReplay: boolean;
}

/** Reads and verifies a pass code against this CCAS's own keys and tables: one query, no waiting for a status list. */
@Injectable()
export class ScannedCredentialQuery {
  constructor(private readonly clock: Clock) {}

  /**
   * @param at when the till saw the code; what changed later does not count. Now, when left out
   * @param offerId the offer about to be used: a code of a phone serves once for each, at one till
   */
  async read(
    tx: Tx,
    actor: Actor,
    passCode: string,
    { at = this.clock.now(), offerId }: { at?: Temporal.Instant; offerId?: string } = {},
  ): Promise<ScannedCredential> {
    const moment = momentOf(at);
    const fields = fromQrText(passCode)?.fields;
    if (!fields) return { reading: 'malformed', isReplay: false, status: 'unknown', category: 0, moment };
    const [row] = await tx.rows<Row>(
      `select i.origin, k.public_jwk as jwk, c.id as credential_id, c.pass_id, case c.kind when 'phone' then p.valid_through else c.valid_through end as valid_through,
         case when c.id is null then 'unknown' when c.revoked_at <= $8 then 'revoked' else replace(case when p.state_changed_at > $8 then pass_state_at(p.id, $8) else p.state end, 'active', 'valid') end as status,
         u.jti is not null as is_replay
       from ccas i
       left join issuer_key k on k.ccas_id = i.id and k.kid = $2 and k.state <> 'compromised'
       left join credential c on c.ccas_id = i.id and c.jti = $3
       left join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id
       left join used_code u on u.ccas_id = i.id and u.jti = $3 and u.iat = $4 and u.nonce = $5 and (u.client_id <> $6 or $7::uuid = any(u.offer_ids))
       where i.id = $1`,
      [
        actor.ccasId,
        fields.kid,
        fields.jti,
        fields.device?.iat ?? null,
        fields.device?.nonce ?? null,
        actor.id,
        offerId ?? null,
        at.toString(),
      ],
    );
    const reading = await readPassCode(passCode, {
      issuer: row!.origin,
      keys: row!.jwk ? [row!.jwk] : [],
      now: epochSeconds(at),
      today: moment.day,
    });
    const isOurs = reading.fields !== undefined;
    return {
      reading: reading.verdict,
      isReplay: row!.isReplay,
      status: row!.status,
      category: fields.category,
      moment,
      ...(isOurs &&
        row!.credentialId && {
          passId: row!.passId!,
          credentialId: row!.credentialId,
          validThrough: row!.validThrough!,
          ...(fields.device && { shownCode: { jti: fields.jti, iat: fields.device.iat, nonce: fields.device.nonce } }),
        }),
    };
  }
}
