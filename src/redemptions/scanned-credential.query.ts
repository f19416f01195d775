import { Injectable } from '@nestjs/common';
import type { JWK } from 'jose';
import type { Tx } from '../kernel/database/database.js';
import { Clock, epochSeconds } from '../kernel/time/clock.js';
import { fromQrText } from '../passes/pass-code/layout.js';
import { readPassCode } from '../passes/pass-code/read-pass-code.js';
import { momentOf } from './moment.js';
import type { CredentialStatus, Moment, Scan } from './verdict.js';

export interface ScannedCredential extends Scan {
  moment: Moment;
  /** Only when the code could be read and is known here. */
  passId?: string;
  credentialId?: string;
  validThrough?: string;
}

interface Row {
  origin: string;
  jwk: JWK | null;
  credential_id: string | null;
  pass_id: string | null;
  valid_through: string | null;
  status: CredentialStatus;
}

/** Reads and verifies a pass code against this CCAS's own keys and tables: one query, no waiting for a status list. */
@Injectable()
export class ScannedCredentialQuery {
  constructor(private readonly clock: Clock) {}

  async read(tx: Tx, ccasId: string, passCode: string): Promise<ScannedCredential> {
    const now = this.clock.now();
    const moment = momentOf(now);
    const fields = fromQrText(passCode)?.fields;
    if (!fields) return { reading: 'malformed', isReplay: false, status: 'unknown', category: 0, moment };
    const [row]: Row[] = await tx.query(
      `select i.origin, k.public_jwk as jwk, c.id as credential_id, c.pass_id, c.valid_through,
         case when c.id is null then 'unknown' when c.revoked_at is not null or p.state = 'revoked' then 'revoked' when p.state = 'suspended' then 'suspended' else 'valid' end as status
       from ccas i
       left join issuer_key k on k.ccas_id = i.id and k.kid = $2 and k.state <> 'compromised'
       left join credential c on c.ccas_id = i.id and c.jti = $3
       left join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id
       where i.id = $1`,
      [ccasId, fields.kid, fields.jti],
    );
    const reading = await readPassCode(passCode, {
      issuer: row!.origin,
      keys: row!.jwk ? [row!.jwk] : [],
      now: epochSeconds(now),
      today: moment.day,
    });
    const isOurs = reading.fields !== undefined;
    return {
      reading: reading.verdict,
      isReplay: false,
      status: row!.status,
      category: fields.category,
      moment,
      ...(isOurs &&
        row!.credential_id && {
          passId: row!.pass_id!,
          credentialId: row!.credential_id,
          validThrough: row!.valid_through!,
        }),
    };
  }
}
