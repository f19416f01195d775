import { Injectable } from '@nestjs/common';
import type { JWK } from 'jose';
import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock, epochSeconds } from '../kernel/time/clock.js';
import { fromQrText } from '../passes/pass-code/layout.js';
import { readPassCode } from '../passes/pass-code/read-pass-code.js';
import { onTheSpot } from '../passes/on-the-spot.js';
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

/** What this CCAS's own tables say of a code. */
export interface CredentialRow {
  origin: string;
  jwk: JWK | null;
  credentialId: string | null;
  passId: string | null;
  validThrough: string | null;
  status: CredentialStatus;
  isReplay: boolean;
}

/** Where each value of `credentialSql` stands in a statement: a parameter, or a column. */
interface Places {
  ccas: string;
  /** Account, member or device that scans. */
  client: string;
  /** The offer about to be used: a code of a phone serves once for each, at one till. */
  offer: string;
  /** When the till saw the code; what changed later does not count. */
  at: string;
  kid: string;
  jti: string;
  iat: string;
  nonce: string;
}

/** One row, whatever the code: no waiting for a status list. */
export const credentialSql = ({ ccas, client, offer, at, kid, jti, iat, nonce }: Places): string =>
  `select i.origin, k.public_jwk as jwk, c.id as "credentialId", c.pass_id as "passId",
     case c.kind when 'phone' then p.valid_through else c.valid_through end as "validThrough",
     case when c.id is null then 'unknown' when c.revoked_at <= ${at} then 'revoked' else replace(case when p.state_changed_at > ${at} then pass_state_at(p.id, ${at}) else p.state end, 'active', 'valid') end as status,
     u.jti is not null as "isReplay"
   from ccas i
   left join issuer_key k on k.ccas_id = i.id and k.kid = ${kid} and k.state <> 'compromised'
   left join credential c on c.ccas_id = i.id and c.jti = ${jti}
   left join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id
   left join used_code u on u.ccas_id = i.id and u.jti = ${jti} and u.iat = ${iat} and u.nonce = ${nonce} and (u.client_id <> ${client} or ${offer} = any(u.offer_ids))
   where i.id = ${ccas}`;

/** Reads and verifies a pass code against this CCAS's own keys and tables. */
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
    const fields = fromQrText(passCode)?.fields;
    if (!fields) return unreadable(at);
    const row = await tx.one<CredentialRow>(
      credentialSql({
        ccas: '$1',
        kid: '$2',
        jti: '$3',
        iat: '$4',
        nonce: '$5',
        client: '$6',
        offer: '$7::uuid',
        at: '$8',
      }),
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
    return scannedCredential(passCode, row, at);
  }
}

/** A code that is none of ours. */
export function unreadable(at: Temporal.Instant): ScannedCredential {
  return { reading: 'malformed', isReplay: false, status: 'unknown', category: 0, moment: momentOf(at) };
}

/** Verifies the code with the key the CCAS has for it, and says what its tables say. */
export async function scannedCredential(
  passCode: string,
  row: CredentialRow,
  at: Temporal.Instant,
): Promise<ScannedCredential> {
  const moment = momentOf(at);
  const { verdict, fields } = await readPassCode(
    passCode,
    { issuer: row.origin, keys: row.jwk ? [row.jwk] : [], now: epochSeconds(at), today: moment.day },
    onTheSpot,
  );
  return {
    reading: verdict,
    isReplay: row.isReplay,
    status: row.status,
    category: fields?.category ?? 0,
    moment,
    ...(fields &&
      row.credentialId && {
        passId: row.passId!,
        credentialId: row.credentialId,
        validThrough: row.validThrough!,
        ...(fields.device && { shownCode: { jti: fields.jti, iat: fields.device.iat, nonce: fields.device.nonce } }),
      }),
  };
}
